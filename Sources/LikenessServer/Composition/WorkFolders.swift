// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import NIOPosix

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folders that a running server works in.
struct WorkFolders: Sendable {
    let blobs: BlobFolder
    /// Kept for as long as the server runs.
    let scratch: ScratchFolder

    /// - Throws: `ConfigurationError.unusablePath`.
    static func open(in directory: DataDirectory) async throws -> WorkFolders {
        try await NIOThreadPool.singleton.runIfActive {
            do {
                try FileManager.default.createDirectory(
                    atPath: directory.downloads, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
                return WorkFolders(
                    blobs: try BlobFolder(path: directory.blobs), scratch: try ScratchFolder(in: directory.scratch))
            } catch {
                throw ConfigurationError.unusablePath(
                    .dataDirectory, path: directory.path, why: "its folders cannot be made")
            }
        }
    }
}
