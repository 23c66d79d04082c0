// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore
import LikenessEngine

/// What a page shows that may change under its reader.
enum LiveTopic: Sendable, Equatable {
    /// The newest things of a list.
    case tasks, groups, assets, deliveries, accounts, keys
    case account(AccountID)
    case task(TaskID)
    /// A group's assets and the newest videos made with them.
    case group(GroupID)
    /// A session, and its group once there is one.
    case session(TaskID)

    /// As an address names it.
    var name: String {
        switch self {
        case .tasks: "tasks"
        case .groups: "groups"
        case .assets: "assets"
        case .deliveries: "deliveries"
        case .accounts: "accounts"
        case .keys: "keys"
        case .account(let id): "account:\(id)"
        case .task(let id): "task:\(id)"
        case .group(let id): "group:\(id)"
        case .session(let id): "session:\(id)"
        }
    }

    init?(_ name: String) {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("tasks", nil): self = .tasks
        case ("groups", nil): self = .groups
        case ("assets", nil): self = .assets
        case ("deliveries", nil): self = .deliveries
        case ("accounts", nil): self = .accounts
        case ("keys", nil): self = .keys
        case ("account", let id?): self = .account(AccountID(rawValue: id))
        case ("task", let id?): self = .task(TaskID(rawValue: id))
        case ("group", let id?): self = .group(GroupID(rawValue: id))
        case ("session", let id?): self = .session(TaskID(rawValue: id))
        default: return nil
        }
    }
}

/// Tells whether what a topic names has changed: the same text as long as it has not.
struct LiveFingerprint: Sendable {
    private static let depth = 25
    let oversight: Oversight

    /// - Throws: `RuleViolation.notFound` for what the visitor may not see.
    func text(of topic: LiveTopic, for visit: Visit) async throws -> String {
        let parts = try await parts(of: topic, visit)
        return SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)).prefix(9).base64URL
    }

    private func parts(of topic: LiveTopic, _ visit: Visit) async throws -> [String] {
        switch topic {
        case .tasks:
            try await oversight.tasks(TaskFilter(account: visit.scope), before: nil, limit: Self.depth)
                .map(Self.part)
        case .groups:
            try await oversight.groups(GroupFilter(account: visit.scope), before: nil, limit: Self.depth)
                .map { "\($0.id) \($0.name)" }
        case .assets:
            try await oversight.assets(AssetFilter(account: visit.scope), before: nil, limit: Self.depth)
                .map(Self.part)
        case .deliveries:
            try await oversight.deliveries(
                within: visit.scope, DeliveryFilter(), before: nil, limit: Self.depth
            ).map(Self.part)
        case .accounts: try await accounts(visit)
        case .account(let id): [Self.part(try await account(id, visit))]
        case .keys:
            try await oversight.keys(of: visit.scope, before: nil, limit: Self.depth)
                .map { "\($0.id) \($0.revokedAt?.seconds ?? 0)" }
        case .task(let id): try await task(id, visit)
        case .group(let id): try await group(oversight.group(id, within: visit.reach))
        case .session(let id): try await session(id, visit)
        }
    }

    private func accounts(_ visit: Visit) async throws -> [String] {
        guard visit.visitor.isAdmin else { throw RuleViolation.notFound(.account) }
        return try await oversight.accounts(before: nil, limit: Self.depth).map(Self.part)
    }

    private func account(_ id: AccountID, _ visit: Visit) async throws -> Account {
        guard visit.reach.map({ $0 == id }) ?? true, let account = try await oversight.account(id) else {
            throw RuleViolation.notFound(.account)
        }
        return account
    }

    private func task(_ id: TaskID, _ visit: Visit) async throws -> [String] {
        let task = try await oversight.task(id, within: visit.reach).task
        let deliveries = try await oversight.deliveries(
            within: task.account, DeliveryFilter(task: id), before: nil, limit: Self.depth)
        let state = try await oversight.session(of: task)?.state.rawValue ?? ""
        return [Self.part(task), state] + deliveries.map(Self.part)
    }

    private func group(_ group: AssetGroup) async throws -> [String] {
        let filter = AssetFilter(account: group.account, group: group.id)
        let assets = try await oversight.assets(filter, before: nil, limit: Self.depth)
        let videos = try await oversight.videos(of: group.id, before: nil, limit: 3)
        return [group.name] + assets.map(Self.part) + videos.map(Self.part)
    }

    private func session(_ id: TaskID, _ visit: Visit) async throws -> [String] {
        let task = try await oversight.task(id, within: visit.reach).task
        guard let session = try await oversight.session(of: task) else { return [Self.part(task)] }
        var parts = [session.state.rawValue, String(session.triesLeft)]
        if let group = session.group, let found = try? await oversight.group(group, within: session.account) {
            parts += try await self.group(found)
        }
        return parts
    }

    private static func part(_ task: DurableTask) -> String {
        "\(task.id) \(task.status.rawValue) \(task.progress) \(task.attempts)"
    }

    private static func part(_ account: Account) -> String {
        let credit = account.credit
        return "\(account.id) \(credit.granted ?? -1) \(credit.used) \(credit.reserved)"
    }

    private static func part(_ asset: Asset) -> String { "\(asset.id) \(asset.status) \(asset.name)" }

    private static func part(_ delivery: Delivery) -> String {
        "\(delivery.id) \(delivery.status.rawValue) \(delivery.attempts)"
    }
}
