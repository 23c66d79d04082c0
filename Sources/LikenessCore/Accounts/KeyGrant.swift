// SPDX-License-Identifier: Apache-2.0

/// How far a key reaches. The plainest one reaches everything of its account, for ever.
package struct KeyGrant: Sendable, Hashable, Codable {
    /// Requests a second that a key may be limited to.
    package static let rates = 1...10_000
    /// How many projects a key may name.
    package static let mostProjects = 100
    package static let everything = KeyGrant()

    package var scopes: Set<KeyScope> = Set(KeyScope.allCases)
    /// Those that it sees, the first being meant where a request names none; nil: all.
    package var projects: [ProjectName]?
    /// From then on it is as good as unknown; nil: never.
    package var expiresAt: Timestamp?
    /// Nil: as many as any key may.
    package var requestsPerSecond: Int?

    package init() {}

    /// Whether the account itself may be managed: its secrets, its endpoints, its notifications.
    package var isWhole: Bool { scopes.count == KeyScope.allCases.count && projects == nil }

    package func sees(_ project: ProjectName) -> Bool { projects?.contains(project) ?? true }

    /// The project of a request that names none.
    package var usualProject: ProjectName { projects?.first ?? .default }

    package func hasExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }
}
