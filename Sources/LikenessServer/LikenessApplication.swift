// SPDX-License-Identifier: Apache-2.0

package import LikenessEngine
package import Logging

/// The server, put together from its configuration.
package struct LikenessApplication: Sendable {
    package init(_ configuration: LikenessConfiguration, logger: Logger) async throws {
        fatalError("composition")
    }

    package func firstStart() async throws -> (admin: IssuedKey, first: IssuedKey)? {
        fatalError("composition")
    }

    package func run(onListening: @escaping @Sendable (_ address: String) -> Void) async throws {
        fatalError("composition")
    }
}
