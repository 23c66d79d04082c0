// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Listing, renaming and deleting groups and assets. Ids of the other kind of group are unknown here, as foreign ones.
package struct Library: Sendable {
    private let store: any LikenessStore
    private let links: FileLinks
    private let time: any TimeSource
    private let previewLifetime: Duration

    package init(store: any LikenessStore, links: FileLinks, time: any TimeSource, previewLifetime: Duration) {
        self.store = store
        self.links = links
        self.time = time
        self.previewLifetime = previewLifetime
    }

    package func createGroup(
        name: String, description: String, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> AssetGroup {
        try await UniqueNames.retrying {
            let now = time.now
            let group = AssetGroup(
                id: .make(at: now), account: principal.account, project: project, kind: .aigc, name: name,
                description: description, createdAt: now, updatedAt: now)
            try await store.createGroup(group, claim: claim)
            return group
        }
    }

    package func groups(_ filter: LibraryFilter, page: PageRequest) async throws -> LibraryPage<AssetGroup> {
        try await store.groups(filter, page: page)
    }

    /// - Throws: `RuleViolation.notFound(.group)`.
    package func group(_ id: GroupID, kind: AssetGroup.Kind, for principal: Principal) async throws -> AssetGroup {
        guard let group = try await store.group(id, account: principal.account), group.kind == kind,
            principal.grant.sees(group.project)
        else {
            throw RuleViolation.notFound(.group)
        }
        return group
    }

    package func renameGroup(
        _ id: GroupID, kind: AssetGroup.Kind, name: String?, description: String?, by principal: Principal
    ) async throws {
        _ = try await group(id, kind: kind, for: principal)
        try await found(.group) {
            try await store.renameGroup(
                id, account: principal.account, name: name, description: description, now: time.now)
        }
    }

    package func deleteGroup(_ id: GroupID, kind: AssetGroup.Kind, by principal: Principal) async throws {
        _ = try await group(id, kind: kind, for: principal)
        let entry = AuditEntry(.groupDeleted, at: time.now, account: principal.account, group: id)
        try await found(.group) { try await store.deleteGroup(id, account: principal.account, entry: entry) }
    }

    package func assets(_ filter: LibraryFilter, page: PageRequest) async throws -> LibraryPage<Asset> {
        try await store.assets(filter, page: page)
    }

    /// - Throws: `RuleViolation.notFound(.asset)`.
    package func asset(_ id: AssetID, kind: AssetGroup.Kind, for principal: Principal) async throws -> Asset {
        guard let asset = try await store.asset(id, account: principal.account), principal.grant.sees(asset.project),
            let group = try await store.group(asset.group, account: principal.account), group.kind == kind
        else { throw RuleViolation.notFound(.asset) }
        return asset
    }

    package func renameAsset(_ id: AssetID, kind: AssetGroup.Kind, name: String, by principal: Principal)
        async throws
    {
        _ = try await asset(id, kind: kind, for: principal)
        try await found(.asset) {
            try await store.renameAsset(id, account: principal.account, name: name, now: time.now)
        }
    }

    package func deleteAsset(_ id: AssetID, kind: AssetGroup.Kind, by principal: Principal) async throws {
        _ = try await asset(id, kind: kind, for: principal)
        try await found(.asset) { try await store.deleteAsset(id, account: principal.account) }
    }

    /// A signed address of an active asset's file, good for 12 hours; nil for another asset.
    package func previewURL(of asset: Asset) -> Secret? {
        guard case .active(_, let facts) = asset.status else { return nil }
        return links.url(for: asset.id, facts: facts, expires: time.now + previewLifetime)
    }

    /// What was deleted between looking and writing isn't there either.
    private func found(_ resource: RuleViolation.Resource, _ write: () async throws -> Void) async throws {
        do {
            try await write()
        } catch let error as StoreError where error.code == .notFound {
            throw RuleViolation.notFound(resource)
        }
    }
}
