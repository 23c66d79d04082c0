// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func createGroup(_ group: AssetGroup, claim: IdempotencyClaim?) async throws(StoreError) {
        try await write("create_group") { database, _ in
            try group.insert(on: database)
            try claim?.complete(with: .group(group.id), on: database)
        }
    }

    package func group(_ id: GroupID, account: AccountID, project: ProjectName) async throws(StoreError)
        -> AssetGroup?
    {
        try await lookUp("group_of_project") {
            try $0.first(
                "SELECT * FROM groups WHERE id = ? AND account = ? AND project = ?", [id, account, project]
            ).map { try AssetGroup(row: $0) }
        }
    }

    package func group(_ id: GroupID, account: AccountID) async throws(StoreError) -> AssetGroup? {
        try await lookUp("group") {
            try $0.first("SELECT * FROM groups WHERE id = ? AND account = ?", [id, account])
                .map { try AssetGroup(row: $0) }
        }
    }

    package func groups(_ filter: LibraryFilter, page: PageRequest) async throws(StoreError)
        -> LibraryPage<AssetGroup>
    {
        try await read("groups") { database in
            let condition = """
                FROM groups WHERE account = ?1 AND project = ?2 AND kind = ?3 AND (?4 IS NULL OR id = ?4)
                AND (?5 IS NULL OR name \(database.dialect.like) ?5 ESCAPE '\\')
                """
            let rows = try database.page(condition, filter, page)
            return LibraryPage(
                items: try rows.items.map { try AssetGroup(row: $0) }, totalCount: rows.total, request: page)
        }
    }

    package func personGroups(of account: AccountID) async throws(StoreError) -> [AssetGroup] {
        try await read("person_groups") {
            try $0.all(
                """
                SELECT * FROM groups WHERE account = ? AND kind = 'LivenessFace' AND template IS NOT NULL ORDER BY seq
                """, [account]
            ).map { try AssetGroup(row: $0) }
        }
    }

    package func renameGroup(
        _ id: GroupID, account: AccountID, name: String?, description: String?, now: Timestamp
    ) async throws(StoreError) {
        try await write("rename_group") { database, _ in
            try database.post(
                """
                UPDATE groups SET name = coalesce(?, name), description = coalesce(?, description), updated_at = ?
                WHERE id = ? AND account = ?
                """, [name, description, now, id, account],
                changingOneElse: StoreError(.notFound, statement: "rename_group"))
        }
    }

    package func deleteGroup(_ id: GroupID, account: AccountID, entry: AuditEntry) async throws(StoreError) {
        try await write("delete_group") { database, effects in
            try database.lockConsent(of: id)
            // Locked, so that no asset is added to it meanwhile.
            let mine = try database.first(
                "SELECT kind FROM groups WHERE id = ? AND account = ? \(database.dialect.lockingRows)",
                [id, account])
            guard let mine else { throw StoreError(.notFound, statement: "delete_group") }
            if try mine.word("kind") == AssetGroup.Kind.livenessFace { try entry.insert(on: database, &effects) }
            if try database.takeOutPerson(id, entry.at, &effects) { return }
            try database.post(
                """
                INSERT INTO released_blobs SELECT blob FROM assets WHERE group_id = ? AND blob IS NOT NULL
                ON CONFLICT DO NOTHING
                """, [id])
            try database.post("DELETE FROM assets WHERE group_id = ?", [id])
            try database.post("DELETE FROM groups WHERE id = ?", [id])
            try database.removeRegistrations(where: "group_id = ?", [id])
            effects.tell(.registrationDue)
        }
    }
}

extension SQLConnection {
    /// A person whom the account deletes: the erasure begins now, and is proved as every other one.
    /// - Returns: false for a group without a consent.
    fileprivate func takeOutPerson(_ id: GroupID, _ now: Timestamp, _ effects: inout WriteEffects) throws -> Bool {
        let select = "SELECT * FROM consents WHERE group_id = ? \(dialect.lockingRows)"
        guard let consent = try first(select, [id]).map(Consent.init(row:)) else { return false }
        if try !end(id, Consent.Ending(at: now, by: .account, eraseAt: now)) {
            try post("UPDATE consents SET erase_at = ? WHERE group_id = ?", [now, id])
        }
        try cancelTasks(of: id, at: now)
        _ = try takeOut(consent, at: now, &effects)
        effects.tell(.taskDue)
        return true
    }

    /// Taken before the group's own row wherever both are changed, so that nobody waits in a circle.
    func lockConsent(of group: GroupID) throws {
        _ = try first("SELECT 1 AS found FROM consents WHERE group_id = ? \(dialect.lockingRows)", [group])
    }

    /// One part of a list, newest first, and the length of the whole.
    /// - Parameter condition: `FROM … WHERE …` over the filter's values as ?1 account, ?2 project, ?3 kind, ?4 group,
    ///   ?5 pattern of the name.
    func page(_ condition: String, _ filter: LibraryFilter, _ page: PageRequest) throws
        -> (items: [SQLRow], total: Int)
    {
        let pattern = filter.nameContains.map { LikePattern(containing: $0).text }
        let values: SQLArguments = [filter.account, filter.project, filter.kind, filter.group, pattern]
        let total = try first("SELECT count(*) AS number \(condition)", values)?.integer("number")
        // A page number so high that its offset has no number is beyond every list.
        let (offset, overflows) = (page.number - 1).multipliedReportingOverflow(by: page.size)
        let items = try all(
            "SELECT * \(condition) ORDER BY seq DESC LIMIT ?6 OFFSET ?7",
            values + [page.size, overflows ? Int.max : offset])
        return (items, total ?? 0)
    }
}
