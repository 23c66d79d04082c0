// SPDX-License-Identifier: Apache-2.0

/// What is looked through rather than worked on: lists with filters, sums, single things. Where `account` is nil, those
/// of all accounts are meant, which only an operator may ask for. Lists are newest first and go on behind `last`.
package protocol OversightStore: Sendable {
    /// Also a revoked one.
    func knownKey(_ id: APIKeyID) async throws(StoreError) -> APIKey?
    func keys(of account: AccountID?, before last: APIKeyID?, limit: Int) async throws(StoreError) -> [APIKey]

    func tasks(_ filter: TaskFilter, before last: TaskID?, limit: Int) async throws(StoreError) -> [DurableTask]
    func task(_ id: TaskID, within account: AccountID?) async throws(StoreError) -> DurableTask?
    /// How many tasks have not ended.
    func unfinishedTasks(within account: AccountID?) async throws(StoreError) -> [TaskCount]
    /// The ends of tasks that were made at `since` or later, summed by kind, status and hour.
    func taskSums(within account: AccountID?, since: Timestamp) async throws(StoreError) -> [TaskSum]

    func groups(_ filter: GroupFilter, before last: GroupID?, limit: Int) async throws(StoreError) -> [AssetGroup]
    func group(_ id: GroupID, within account: AccountID?) async throws(StoreError) -> AssetGroup?
    func assets(_ filter: AssetFilter, before last: AssetID?, limit: Int) async throws(StoreError) -> [Asset]
    func asset(_ id: AssetID, within account: AccountID?) async throws(StoreError) -> Asset?
    /// The videos that were ordered with an asset that the group still has.
    func videos(of group: GroupID, before last: TaskID?, limit: Int) async throws(StoreError) -> [DurableTask]

    func deliveries(within account: AccountID?, _ filter: DeliveryFilter, before last: DeliveryID?, limit: Int)
        async throws(StoreError) -> [Delivery]
    func delivery(_ id: DeliveryID, within account: AccountID?) async throws(StoreError) -> DeliveryRecord?
    /// How many deliveries that were made at `since` or later stand how.
    func deliveryCounts(within account: AccountID?, since: Timestamp) async throws(StoreError) -> [Delivery.Status: Int]
    /// Endpoints that take nothing, those first that have failed longest.
    func failingEndpoints(within account: AccountID?, limit: Int) async throws(StoreError) -> [FailingEndpoint]
}

/// Which tasks are meant.
package struct TaskFilter: Sendable, Equatable {
    /// Nil: any.
    package var account: AccountID?
    package var kind: TaskKind?
    package var status: TaskStatus?
    /// How the id begins, taken literally.
    package var idBegins: String?

    package init(
        account: AccountID? = nil, kind: TaskKind? = nil, status: TaskStatus? = nil, idBegins: String? = nil
    ) {
        self.account = account
        self.kind = kind
        self.status = status
        self.idBegins = idBegins
    }
}

/// Which groups are meant.
package struct GroupFilter: Sendable, Equatable {
    /// Nil: any.
    package var account: AccountID?
    package var kind: AssetGroup.Kind?
    /// A part of the name or of the id, taken literally.
    package var text: String?

    package init(account: AccountID? = nil, kind: AssetGroup.Kind? = nil, text: String? = nil) {
        self.account = account
        self.kind = kind
        self.text = text
    }
}

/// Which assets are meant.
package struct AssetFilter: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case processing, active, failed
    }

    /// Nil: any.
    package var account: AccountID?
    package var group: GroupID?
    package var type: AssetType?
    package var state: State?
    /// A part of the name or of the id, taken literally.
    package var text: String?

    package init(
        account: AccountID? = nil, group: GroupID? = nil, type: AssetType? = nil, state: State? = nil,
        text: String? = nil
    ) {
        self.account = account
        self.group = group
        self.type = type
        self.state = state
        self.text = text
    }
}

/// How many tasks of a kind stand so.
package struct TaskCount: Sendable, Equatable {
    package let kind: TaskKind
    package let status: TaskStatus
    package let count: Int

    package init(kind: TaskKind, status: TaskStatus, count: Int) {
        self.kind = kind
        self.status = status
        self.count = count
    }
}

/// The tasks of a kind that ended so within one hour.
package struct TaskSum: Sendable, Equatable {
    package let kind: TaskKind
    package let status: TaskStatus
    /// The hour's beginning.
    package let hour: Timestamp
    package let count: Int
    /// From their start to their end, added up.
    package let duration: Duration

    package init(kind: TaskKind, status: TaskStatus, hour: Timestamp, count: Int, duration: Duration) {
        self.kind = kind
        self.status = status
        self.hour = hour
        self.count = count
        self.duration = duration
    }
}

/// An endpoint that takes nothing, and since when.
package struct FailingEndpoint: Sendable, Equatable {
    package let account: AccountID
    /// A URL without its query.
    package let address: String
    package let trouble: EndpointTrouble

    package init(account: AccountID, address: String, trouble: EndpointTrouble) {
        self.account = account
        self.address = address
        self.trouble = trouble
    }
}
