// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// One person's way from the invitation to the video, as far as it has come: begun with a session (`task_…`), or with a
/// group that is there already (`group-…`).
struct Journey: Sendable {
    static let mostAssets = 60
    let id: String
    let account: AccountID
    let project: ProjectName
    let session: VerificationSession?
    /// The session's secrets; nil without a session.
    let invitation: Invitation?
    let group: AssetGroup?
    let assets: [Asset]
    /// The newest video that was ordered with one of the assets.
    let video: DurableTask?

    var path: String { "/console/start/\(id)" }

    var activeAssets: [Asset] {
        assets.filter { if case .active = $0.status { true } else { false } }
    }

    var topic: LiveTopic {
        session == nil ? .group(GroupID(rawValue: id)) : .session(TaskID(rawValue: id))
    }

    /// - Throws: `RuleViolation.notFound`.
    static func find(_ id: String, _ oversight: Oversight, for visit: Visit) async throws -> Journey {
        guard id.hasPrefix("task_") else {
            let group = try await oversight.group(GroupID(rawValue: id), within: visit.reach)
            return try await with(id, group, nil, oversight)
        }
        let view = try await oversight.task(TaskID(rawValue: id), within: visit.reach)
        guard let invitation = view.invitation, let session = try await oversight.session(of: view.task) else {
            throw RuleViolation.notFound(.session)
        }
        guard let group = session.group, let found = try? await oversight.group(group, within: session.account) else {
            return Journey(
                id: id, account: session.account, project: session.project, session: session,
                invitation: invitation, group: nil, assets: [], video: nil)
        }
        return try await with(id, found, (session, invitation), oversight)
    }

    private static func with(
        _ id: String, _ group: AssetGroup, _ session: (VerificationSession, Invitation)?, _ oversight: Oversight
    ) async throws -> Journey {
        let filter = AssetFilter(account: group.account, group: group.id)
        return Journey(
            id: id, account: group.account, project: group.project, session: session?.0, invitation: session?.1,
            group: group, assets: try await oversight.assets(filter, before: nil, limit: mostAssets),
            video: try await oversight.videos(of: group.id, before: nil, limit: 1).first)
    }
}
