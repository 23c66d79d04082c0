// SPDX-License-Identifier: Apache-2.0

import BlobS3
import LikenessCore
import LikenessTesting
import ScratchBucket
import Testing

/// The contract of every blob store, on a bucket of a real server.
@Suite struct BlobContractTests {
    @Test func keepsEveryRule() async throws {
        try await ScratchBucket.with { bucket in
            // One server for all; each rule has a part of the bucket to itself.
            for (number, rule) in BlobContract.rules.enumerated() {
                try await TemporaryFolder.with { folder in
                    let blobs = try await bucket.open(folder, prefix: "rules/\(number)")
                    try await rule.check(blobs, folder: folder)
                }
            }
        }
    }
}

extension ScratchBucket {
    /// - Parameter change: of the bucket's place and the secret key, to make it wrong.
    func open(
        _ folder: TemporaryFolder, prefix: String = "", name: String? = nil, secretKey: String? = nil,
        endpoint: String? = nil, presigns: Bool = false
    ) async throws -> BlobBucket {
        try await BlobBucket(
            S3Bucket(endpoint: endpoint ?? self.endpoint, region: region, name: name ?? self.name, prefix: prefix),
            credentials: S3Credentials(accessKey: accessKey, secretKey: Secret(secretKey ?? self.secretKey)),
            copiesFolder: folder.path + "/copies", presignsDownloads: presigns, time: SystemTime())
    }
}
