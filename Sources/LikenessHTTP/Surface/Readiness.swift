// SPDX-License-Identifier: Apache-2.0

/// What `/readyz` asks: each part of the server that a request needs, by name.
package struct Readiness: Sendable {
    package struct Check: Sendable {
        /// One word for the answer: `store`, `models`.
        package let name: String
        /// Whether the part can be used now.
        package let holds: @Sendable () async -> Bool

        package init(_ name: String, holds: @escaping @Sendable () async -> Bool) {
            self.name = name
            self.holds = holds
        }
    }

    package let checks: [Check]

    package init(_ checks: [Check]) {
        self.checks = checks
    }
}
