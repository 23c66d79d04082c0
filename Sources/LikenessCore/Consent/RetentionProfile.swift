// SPDX-License-Identifier: Apache-2.0

/// How long a law, or what is usually made of it, lets a face be kept after its last use. No legal advice: the terms are
/// data, and docs/consent.md says where each is from.
package enum RetentionProfile: String, Sendable, CaseIterable {
    /// Illinois, 740 ILCS 14/15: at the latest three years after the last interaction.
    case bipa
    /// Texas, Business and Commerce Code 503.001: within a year after the purpose has ended.
    case cubi
    /// GDPR, article 5 (1) e: no longer than needed. The law has no number; a year is ours.
    case gdpr
    /// China, PIPL article 19 and the measures for face recognition of 2025: the shortest time that is needed. The law has
    /// no number; half a year is ours.
    case pipl

    package var term: Duration {
        let days: Int64 =
            switch self {
            case .bipa: 1095
            case .cubi, .gdpr: 365
            case .pipl: 180
            }
        return .seconds(days * 86_400)
    }

    /// The shortest of them; nil for none.
    package static func term(of profiles: [RetentionProfile]) -> Duration? { profiles.map(\.term).min() }
}
