// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What a request asks of the key that it carries.
package enum KeyNeed: Sendable, Hashable {
    /// Any key will do.
    case any
    /// One of these scopes.
    case scopes([KeyScope])
    /// A key that reaches everything of its account.
    case everything

    package static let read = KeyNeed.scopes([.read])

    func isMet(by grant: KeyGrant) -> Bool {
        switch self {
        case .any: true
        case .scopes(let scopes): scopes.contains { grant.scopes.contains($0) }
        case .everything: grant.isWhole
        }
    }
}

extension Principal {
    /// - Throws: `RuleViolation.missingScope`.
    package func require(_ need: KeyNeed) throws(RuleViolation) {
        guard need.isMet(by: grant) else { throw .missingScope(need) }
    }

    package func require(_ scope: KeyScope) throws(RuleViolation) { try require(.scopes([scope])) }
}
