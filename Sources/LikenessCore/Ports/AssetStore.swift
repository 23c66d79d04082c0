// SPDX-License-Identifier: Apache-2.0

package protocol AssetStore: Sendable {
    /// Adds a review task with its assets, and the group that it makes, if any.
    /// - Throws: `.duplicate` when a vendor-shaped id is taken: make others and try again.
    func createReview(_ task: DurableTask, assets: [Asset], newGroup: AssetGroup?, claim: IdempotencyClaim?)
        async throws(StoreError)

    func createGroup(_ group: AssetGroup, claim: IdempotencyClaim?) async throws(StoreError)

    func group(_ id: GroupID, account: AccountID, project: ProjectName) async throws(StoreError) -> AssetGroup?
    /// Any project, for management routes that name only an id.
    func group(_ id: GroupID, account: AccountID) async throws(StoreError) -> AssetGroup?
    func groups(_ filter: LibraryFilter, page: PageRequest) async throws(StoreError) -> LibraryPage<AssetGroup>
    /// The account's person groups that have a template, for telling a real face in a virtual asset.
    func personGroups(of account: AccountID) async throws(StoreError) -> [AssetGroup]
    /// Nil leaves a field as it is.
    /// - Throws: `.notFound`.
    func renameGroup(_ id: GroupID, account: AccountID, name: String?, description: String?, now: Timestamp)
        async throws(StoreError)
    /// Deletes the group and its assets. A person's consent ends with it, unless it had, and the erasure begins.
    /// - Parameter entry: written for a person's group.
    /// - Throws: `.notFound`.
    func deleteGroup(_ id: GroupID, account: AccountID, entry: AuditEntry) async throws(StoreError)

    func asset(_ id: AssetID, account: AccountID) async throws(StoreError) -> Asset?
    /// Whoever owns it, for an address that we signed.
    func asset(_ id: AssetID) async throws(StoreError) -> Asset?
    /// Those of `ids` that belong to the account and project, with their groups.
    func assets(_ ids: [AssetID], account: AccountID, project: ProjectName) async throws(StoreError)
        -> [AssetID: (asset: Asset, group: AssetGroup)]
    /// The assets that a review made, in the order of the request.
    func assets(ofReview task: TaskID) async throws(StoreError) -> [Asset]
    func assets(_ filter: LibraryFilter, page: PageRequest) async throws(StoreError) -> LibraryPage<Asset>
    /// - Throws: `.notFound`.
    func renameAsset(_ id: AssetID, account: AccountID, name: String, now: Timestamp) async throws(StoreError)
    /// - Throws: `.notFound`.
    func deleteAsset(_ id: AssetID, account: AccountID) async throws(StoreError)

    /// Writes one asset's verdict under its review's lease, once: an asset that is no longer processing, or was
    /// deleted, stays as it is. `progress` is the task's.
    /// - Throws: `.conflict` for a stale lease.
    func settleAsset(
        _ id: AssetID, status: Asset.Status, type: AssetType?, lease: TaskLease, progress: Int, now: Timestamp
    ) async throws(StoreError)
}
