// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import LikenessTesting
import Testing

/// The contract of every blob store, on folders.
@Suite struct BlobContractTests {
    @Test(arguments: BlobContract.rules) func keepsTheRule(_ rule: BlobRule) async throws {
        try await TemporaryFolder.with { folder in
            try await rule.check(try BlobFolder(path: "\(folder.path)/blobs"), folder: folder)
        }
    }
}
