// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import BlobS3
import LikenessCore
import NIOPosix

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a running server keeps and works on files.
struct WorkFolders: Sendable {
    let blobs: any BlobStore
    /// Kept for as long as the server runs.
    let scratch: ScratchFolder

    /// - Throws: `ConfigurationError.unusablePath` or `StartFailure.bucket`.
    init(_ storage: LikenessConfiguration.Storage, in directory: DataDirectory, time: any TimeSource) async throws {
        self.scratch = try await Self.making(directory) {
            try FileManager.default.createDirectory(
                atPath: directory.downloads, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            return try ScratchFolder(in: directory.scratch)
        }
        switch storage.blobs {
        case .files: self.blobs = try await Self.making(directory) { try BlobFolder(path: directory.blobs) }
        case .bucket(let bucket, let credentials, let presigns):
            do {
                self.blobs = try await BlobBucket(
                    bucket, credentials: credentials, copiesFolder: "\(scratch.path)/blobs",
                    presignsDownloads: presigns, time: time)
            } catch let failure as S3Failure {
                throw StartFailure.bucket(BucketProblem(bucket, failure))
            }
        }
    }

    private static func making<Value: Sendable>(
        _ directory: DataDirectory, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        do {
            return try await NIOThreadPool.singleton.runIfActive(work)
        } catch {
            throw ConfigurationError.unusablePath(
                .dataDirectory, path: directory.path, why: "its folders cannot be made")
        }
    }
}
