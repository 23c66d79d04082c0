// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What an account is told of a person's consent, at its `events_url`.
struct ConsentEvent: Encodable {
    enum Kind: String, Encodable {
        /// Nothing may be made of the face any more.
        case revoked = "group.revoked"
        /// Nothing of it is left.
        case erased = "group.erased"
        /// Its licence ends soon.
        case licenceEnding = "licence.ending"
    }

    struct Detail: Encodable {
        let groupID: String
        let projectName: String
        var endedBy: String?
        /// Unix seconds, as all that follow.
        var eraseAt: Int64?
        var until: Int64?
        var erasureProof: String?

        enum CodingKeys: String, CodingKey {
            case until
            case groupID = "group_id"
            case projectName = "project_name"
            case endedBy = "ended_by"
            case eraseAt = "erase_at"
            case erasureProof = "erasure_proof"
        }
    }

    let type: Kind
    let timestamp: String
    let data: Detail

    /// - Returns: nil when the account has no `events_url`.
    static func delivery(
        _ kind: Kind, of consent: Consent, to account: Account?, at now: Timestamp, _ fill: (inout Detail) -> Void
    ) throws -> Delivery? {
        guard let url = account?.eventsURL else { return nil }
        var detail = Detail(groupID: consent.group.rawValue, projectName: consent.project.rawValue)
        fill(&detail)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = try encoder.encode(ConsentEvent(type: kind, timestamp: now.rfc3339, data: detail))
        return Delivery(
            id: .make(at: now), account: consent.account, task: consent.task, url: url, rhythm: .standard, body: body,
            nextAttemptAt: now, createdAt: now)
    }
}
