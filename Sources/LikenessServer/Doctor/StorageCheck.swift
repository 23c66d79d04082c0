// SPDX-License-Identifier: Apache-2.0

import BlobS3
import LibPQ
import LikenessCore
import NIOPosix
import StorePostgres

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Whether the database and the bucket answer. A store's file is left alone: to open it may bring its schema up to date,
/// under a server of an older release.
struct StorageCheck {
    private static let largestDrift: Int64 = 5
    let storage: LikenessConfiguration.Storage
    let directory: DataDirectory

    func findings() async -> [Finding] {
        var findings: [Finding] = []
        if case .postgres(let address, _) = storage.store { findings += await database(address) }
        if case .bucket(let bucket, let credentials, let presigns) = storage.blobs {
            findings.append(await self.bucket(bucket, credentials, presigns))
        }
        return findings
    }

    private func database(_ address: PostgresAddress) async -> [Finding] {
        do {
            let drift = try await NIOThreadPool.singleton.runIfActive {
                try PostgresLook.drift(PostgresSettings(address: address), from: SystemTime())
            }
            guard abs(drift.components.seconds) >= Self.largestDrift else { return [.ok("database")] }
            return [
                .ok("database"),
                .advice(
                    "database's clock",
                    "it is \(drift.components.seconds) s from this machine's: servers go by the database's; keep both by NTP"
                ),
            ]
        } catch {
            let error = error as? StoreError ?? StoreError(.unavailable, statement: "look")
            return [.failed("database", storage.problem(error, directory).description)]
        }
    }

    private func bucket(_ bucket: S3Bucket, _ credentials: S3Credentials, _ presigns: Bool) async -> Finding {
        let folder = FileManager.default.temporaryDirectory.appending(path: "likeness-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            _ = try await BlobBucket(
                bucket, credentials: credentials, copiesFolder: folder.path, presignsDownloads: presigns,
                time: SystemTime())
            return .ok("bucket")
        } catch let failure as S3Failure {
            return .failed("bucket", BucketProblem(bucket, failure).description)
        } catch {
            return .failed("bucket", "no folder for copies can be made in \(folder.path)")
        }
    }
}
