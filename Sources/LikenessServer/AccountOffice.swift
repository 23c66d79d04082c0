// SPDX-License-Identifier: Apache-2.0

package import LikenessEngine

/// The accounts of an installation, for commands that work beside a running server.
package enum AccountOffice {
    package static func open<Result: Sendable>(
        _ configuration: LikenessConfiguration, _ body: (Accounts) async throws -> Result
    ) async throws -> Result {
        fatalError("composition")
    }
}
