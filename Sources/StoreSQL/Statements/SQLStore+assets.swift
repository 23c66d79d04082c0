// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func createReview(
        _ task: DurableTask, assets: [Asset], newGroup: AssetGroup?, claim: IdempotencyClaim?
    ) async throws(StoreError) {
        let new = try NewTask(task)
        try await write("create_review") { database, effects in
            try new.insert(on: database)
            try newGroup?.insert(on: database)
            for asset in assets { try asset.insert(on: database) }
            try claim?.complete(with: .task(task.id), on: database)
            effects.tell(.taskDue)
        }
    }

    package func asset(_ id: AssetID, account: AccountID) async throws(StoreError) -> Asset? {
        try await lookUp("asset") {
            try $0.first("SELECT * FROM assets WHERE id = ? AND account = ?", [id, account]).map(Asset.init(row:))
        }
    }

    package func asset(_ id: AssetID) async throws(StoreError) -> Asset? {
        try await lookUp("asset_of_anybody") {
            try $0.first("SELECT * FROM assets WHERE id = ?", [id]).map(Asset.init(row:))
        }
    }

    package func assets(_ ids: [AssetID], account: AccountID, project: ProjectName) async throws(StoreError)
        -> [AssetID: (asset: Asset, group: AssetGroup)]
    {
        try await read("assets_with_groups") { database in
            let rows = try database.all(
                """
                SELECT assets.*, \(Self.groupColumns) \(Self.assetsWithGroups)
                WHERE assets.account = ? AND assets.project = ? AND assets.id IN (\(database.dialect.elementsOfList))
                """, [account, project, try jsonText(ids)])
            return try rows.reduce(into: [:]) { found, row in
                let asset = try Asset(row: row)
                found[asset.id] = (asset, try AssetGroup(row: row, prefix: "group__"))
            }
        }
    }

    package func assets(ofReview task: TaskID) async throws(StoreError) -> [Asset] {
        try await read("assets_of_review") {
            try $0.all("SELECT * FROM assets WHERE task = ? ORDER BY seq", [task]).map(Asset.init(row:))
        }
    }

    package func assets(_ filter: LibraryFilter, page: PageRequest) async throws(StoreError)
        -> LibraryPage<Asset>
    {
        try await read("assets") { database in
            let condition = """
                FROM (SELECT assets.* \(Self.assetsWithGroups)
                WHERE assets.account = ?1 AND assets.project = ?2 AND groups.kind = ?3
                AND (?4 IS NULL OR assets.group_id = ?4)
                AND (?5 IS NULL OR assets.name \(database.dialect.like) ?5 ESCAPE '\\')) AS listed
                """
            let rows = try database.page(condition, filter, page)
            return LibraryPage(
                items: try rows.items.map(Asset.init(row:)), totalCount: rows.total, request: page)
        }
    }

    package func renameAsset(_ id: AssetID, account: AccountID, name: String, now: Timestamp)
        async throws(StoreError)
    {
        try await write("rename_asset") { database, _ in
            try database.post(
                "UPDATE assets SET name = ?, updated_at = ? WHERE id = ? AND account = ?", [name, now, id, account],
                changingOneElse: StoreError(.notFound, statement: "rename_asset"))
        }
    }

    package func deleteAsset(_ id: AssetID, account: AccountID) async throws(StoreError) {
        try await write("delete_asset") { database, effects in
            try database.post(
                """
                INSERT INTO released_blobs
                SELECT blob FROM assets WHERE id = ? AND account = ? AND blob IS NOT NULL
                ON CONFLICT DO NOTHING
                """, [id, account])
            try database.post(
                "DELETE FROM assets WHERE id = ? AND account = ?", [id, account],
                changingOneElse: StoreError(.notFound, statement: "delete_asset"))
            try database.removeRegistrations(where: "object = ?", [id])
            effects.tell(.registrationDue)
        }
    }

    package func settleAsset(
        _ id: AssetID, status: Asset.Status, type: AssetType?, lease: TaskLease, progress: Int, now: Timestamp
    ) async throws(StoreError) {
        try await write("settle_asset") { database, effects in
            try database.post(
                """
                UPDATE tasks SET progress = CASE WHEN progress > ?1 THEN progress ELSE ?1 END
                WHERE id = ?2 AND fencing_token = ?3 AND \(TaskLease.isLive)
                """, [progress] + lease.arguments, changingOneElse: StoreError(.conflict, statement: "settle_asset"))
            let columns = try Asset.StatusColumns(status)
            let changed = try database.run(
                """
                UPDATE assets SET status = ?, blob = ?, facts = ?, rejection = ?, type = coalesce(?, type),
                    updated_at = ?
                WHERE id = ? AND task = ? AND status = 'processing'
                """,
                [columns.word, columns.blob, columns.facts, columns.rejection, type, now, id, lease.task])
            // The verdict of an asset that was deleted meanwhile leaves a blob that nobody has.
            if changed == 0, let blob = columns.blob { try database.releaseBlob(blob) }
            effects.tell(.taskChanged(lease.task))
        }
    }

    private static let assetsWithGroups = "FROM assets JOIN groups ON groups.id = assets.group_id"

    private static let groupColumns = [
        "id", "account", "project", "kind", "name", "description", "template", "consent", "licence", "created_at",
        "updated_at", "withdrawn_at",
    ].map { "groups.\($0) AS group__\($0)" }.joined(separator: ", ")
}
