// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Looking through what there is: an operator across all accounts, an account's key within its own. What `account` does
/// not have does not exist; nil is every account.
package struct Oversight: Sendable {
    let store: any LikenessStore
    let views: TaskViews
    let links: FileLinks
    let thumbnails: Thumbnails
    let time: any TimeSource
    /// What looks through many rows does so two at a time: the store's other readers are for requests.
    let searches = Gate(total: 2)
    let overviews = ExpiringMemo<OverviewSpan, Overview>(lifetime: .seconds(10), capacity: 256)

    init(store: any LikenessStore, views: TaskViews, links: FileLinks, thumbnails: Thumbnails, time: any TimeSource) {
        self.store = store
        self.views = views
        self.links = links
        self.thumbnails = thumbnails
        self.time = time
    }

    package func account(_ id: AccountID) async throws -> Account? { try await store.account(id) }

    /// The newest first; for operators.
    package func accounts(before last: AccountID?, limit: Int) async throws -> [Account] {
        try await store.accounts(before: last, limit: limit)
    }

    // MARK: Keys

    /// The key that `text` is: also an admin token; nil when it is unknown or revoked, or its
    /// time is up.
    package func key(_ text: Secret) async throws -> APIKey? {
        guard let key = try await store.activeKey(TokenDigest(of: text)), !key.grant.hasExpired(at: time.now) else {
            return nil
        }
        return key
    }

    /// Nil when it is revoked or its time is up.
    package func activeKey(_ id: APIKeyID) async throws -> APIKey? {
        guard let key = try await store.knownKey(id), key.revokedAt == nil, !key.grant.hasExpired(at: time.now) else {
            return nil
        }
        return key
    }

    package func keys(of account: AccountID?, before last: APIKeyID?, limit: Int) async throws -> [APIKey] {
        try await store.keys(of: account, before: last, limit: limit)
    }

    /// - Throws: `RuleViolation.notFound(.key)`.
    package func key(_ id: APIKeyID, within account: AccountID?) async throws -> APIKey {
        guard let key = try await store.knownKey(id), account.map({ $0 == key.account }) ?? true else {
            throw RuleViolation.notFound(.key)
        }
        return key
    }

    // MARK: Tasks

    package func tasks(_ filter: TaskFilter, before last: TaskID?, limit: Int) async throws -> [DurableTask] {
        try await searches.pass { try await store.tasks(filter, before: last, limit: limit) }
    }

    /// - Throws: `RuleViolation.notFound(.task)`.
    package func task(_ id: TaskID, within account: AccountID?) async throws -> TaskView {
        guard let task = try await store.task(id, within: account) else { throw RuleViolation.notFound(.task) }
        return try await views.view(task)
    }

    /// The session that a task of step 1 or 2 belongs to.
    package func session(of task: DurableTask) async throws -> VerificationSession? {
        switch task.input {
        case .verification(let id), .verificationQuery(let id): try await store.session(id)
        case .assetReview, .video: nil
        }
    }

    /// The assets of a review, in the order of the request.
    package func assets(ofReview task: TaskID) async throws -> [Asset] { try await store.assets(ofReview: task) }

    // MARK: The library

    package func groups(_ filter: GroupFilter, before last: GroupID?, limit: Int) async throws -> [AssetGroup] {
        try await searches.pass { try await store.groups(filter, before: last, limit: limit) }
    }

    /// - Throws: `RuleViolation.notFound(.group)`.
    package func group(_ id: GroupID, within account: AccountID?) async throws -> AssetGroup {
        guard let group = try await store.group(id, within: account) else { throw RuleViolation.notFound(.group) }
        return group
    }

    package func assets(_ filter: AssetFilter, before last: AssetID?, limit: Int) async throws -> [Asset] {
        try await searches.pass { try await store.assets(filter, before: last, limit: limit) }
    }

    /// - Throws: `RuleViolation.notFound(.asset)`.
    package func asset(_ id: AssetID, within account: AccountID?) async throws -> Asset {
        guard let asset = try await store.asset(id, within: account) else { throw RuleViolation.notFound(.asset) }
        return asset
    }

    package func videos(of group: GroupID, before last: TaskID?, limit: Int) async throws -> [DurableTask] {
        try await searches.pass { try await store.videos(of: group, before: last, limit: limit) }
    }

    // MARK: Deliveries

    package func deliveries(
        within account: AccountID?, _ filter: DeliveryFilter, before last: DeliveryID?, limit: Int
    ) async throws -> [Delivery] {
        try await store.deliveries(within: account, filter, before: last, limit: limit)
    }

    /// - Throws: `RuleViolation.notFound(.delivery)`.
    package func delivery(_ id: DeliveryID, within account: AccountID?) async throws -> DeliveryRecord {
        guard let record = try await store.delivery(id, within: account) else {
            throw RuleViolation.notFound(.delivery)
        }
        return record
    }
}
