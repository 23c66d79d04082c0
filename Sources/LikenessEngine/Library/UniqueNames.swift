// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The vendor's ids end in five random characters, which may be taken: then others are made.
enum UniqueNames {
    private static let tries = 5

    /// Runs `write`, which makes ids and stores them, until they are new.
    static func retrying<Result>(_ write: () async throws -> Result) async throws -> Result {
        for _ in 1..<tries {
            do {
                return try await write()
            } catch let error as StoreError where error.code == .duplicate {
                continue
            }
        }
        return try await write()
    }
}
