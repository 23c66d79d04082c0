// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func consent(of group: GroupID, within account: AccountID?) async throws(StoreError) -> Consent? {
        try await lookUp("consent") { database in
            var condition = SQLCondition()
            condition.add("group_id", equals: group)
            condition.add("account", equals: account)
            return try database.first("SELECT * FROM consents WHERE \(condition.sql)", condition.values)
                .map(Consent.init(row:))
        }
    }

    package func consent(link: TokenDigest) async throws(StoreError) -> Consent? {
        try await lookUp("consent_by_link") {
            try $0.first("SELECT * FROM consents WHERE link_digest = ?", [link]).map(Consent.init(row:))
        }
    }

    package func consents(_ filter: ConsentFilter, before last: GroupID?, limit: Int) async throws(StoreError)
        -> [Consent]
    {
        try await read("consents") { database in
            var condition = SQLCondition()
            condition.add("account", equals: filter.account)
            if let projects = filter.projects {
                condition.add("project IN (\(database.dialect.elementsOfList))", [try jsonText(projects)])
            }
            if let state = filter.state { condition.add(state.condition, []) }
            if let last { condition.add("group_id < ?", [last]) }
            return try database.all(
                "SELECT * FROM consents WHERE \(condition.sql) ORDER BY group_id DESC LIMIT ?",
                condition.values + [limit]
            ).map(Consent.init(row:))
        }
    }

    package func personCount() async throws(StoreError) -> Int {
        try await read("person_count") {
            try $0.first("SELECT count(*) AS number FROM consents WHERE erased_at IS NULL")?.integer("number") ?? 0
        }
    }

    package func uses(of group: GroupID, before last: TaskID?, limit: Int) async throws(StoreError) -> [ShownUse] {
        try await read("uses") { database in
            var condition = SQLCondition()
            condition.add("group_id = ?", [group])
            if let last { condition.add("task < ?", [last]) }
            let uses = try database.all(
                "SELECT task, used_at FROM face_uses WHERE \(condition.sql) ORDER BY task DESC LIMIT ?",
                condition.values + [limit]
            ).map { FaceUse(group: group, task: try $0.id("task"), usedAt: try $0.time("used_at")) }
            let tasks = try database.all(
                "SELECT \(DurableTask.columns) FROM tasks WHERE id IN (\(database.dialect.elementsOfList))",
                [try jsonText(uses.map(\.task))]
            ).map(DurableTask.init(row:))
            let known = Dictionary(tasks.map { ($0.id, $0) }) { first, _ in first }
            return uses.map { ShownUse(use: $0, task: known[$0.task]) }
        }
    }

    package func receipts(usedBy task: TaskID) async throws(StoreError) -> [String] {
        try await lookUp("receipts_used") {
            try $0.all(
                """
                SELECT consents.receipt FROM face_uses JOIN consents ON consents.group_id = face_uses.group_id
                WHERE face_uses.task = ? ORDER BY consents.group_id
                """, [task]
            ).map { try $0.text("receipt") }
        }
    }

    package func useCount(of group: GroupID) async throws(StoreError) -> Int {
        try await lookUp("use_count") { try $0.useCount(of: group) }
    }

    package func setLicence(_ licence: Licence, of group: GroupID, entry: AuditEntry, now: Timestamp)
        async throws(StoreError)
    {
        try await write("set_licence") { database, effects in
            try database.lockConsent(of: group)
            let changed = try database.run(
                "UPDATE groups SET licence = ?, updated_at = ? WHERE id = ? AND withdrawn_at IS NULL",
                [try jsonText(licence), now, group])
            guard changed == 1 else {
                let isThere = try database.first("SELECT 1 AS found FROM groups WHERE id = ?", [group]) != nil
                throw StoreError(isThere ? .conflict : .notFound, statement: "set_licence")
            }
            try database.post("UPDATE consents SET announced_at = NULL WHERE group_id = ?", [group])
            try entry.insert(on: database, &effects)
        }
    }

    package func endConsent(_ end: ConsentEnding) async throws(StoreError) -> Bool {
        try await write("end_consent") { database, effects in
            guard try database.end(end.group, end.ending) else { return false }
            try database.post(
                "UPDATE groups SET withdrawn_at = ?1, updated_at = ?1 WHERE id = ?2", [end.ending.at, end.group])
            try database.cancelTasks(of: end.group, at: end.ending.at)
            try end.delivery?.insert(on: database)
            try end.entry.insert(on: database, &effects)
            for event in [StoreEvent.taskDue, .erasureDue] { effects.tell(event) }
            if end.delivery != nil { effects.tell(.deliveryDue) }
            return true
        }
    }

    package func idleConsents(since time: Timestamp, limit: Int) async throws(StoreError) -> [Consent] {
        try await read("idle_consents") {
            try $0.all(
                """
                SELECT * FROM consents WHERE ended_at IS NULL AND given_at < ?1 AND NOT EXISTS (
                    SELECT 1 FROM face_uses WHERE face_uses.group_id = consents.group_id AND used_at >= ?1)
                ORDER BY given_at LIMIT ?2
                """, [time, limit]
            ).map(Consent.init(row:))
        }
    }

    package func endingLicences(before time: Timestamp, limit: Int) async throws(StoreError)
        -> [(Consent, until: Timestamp)]
    {
        try await read("ending_licences") { database in
            // Few persons have a licence with an end, and the text is only looked into for those.
            let rows = try database.all(
                """
                SELECT consents.*, groups.licence FROM consents JOIN groups ON groups.id = consents.group_id
                WHERE ended_at IS NULL AND announced_at IS NULL AND groups.licence LIKE '%"until":%'
                ORDER BY consents.group_id
                """)
            var found: [(Consent, until: Timestamp)] = []
            for row in rows where found.count < limit {
                let licence: Licence = try row.json("licence")
                if let until = licence.until, until < time { found.append((try Consent(row: row), until)) }
            }
            return found
        }
    }

    package func announceEnd(ofLicence group: GroupID, delivery: Delivery?, now: Timestamp) async throws(StoreError)
        -> Bool
    {
        try await write("announce_licence_end") { database, effects in
            let changed = try database.run(
                "UPDATE consents SET announced_at = ? WHERE group_id = ? AND announced_at IS NULL", [now, group])
            guard changed == 1 else { return false }
            try delivery?.insert(on: database)
            effects.tell(.deliveryDue)
            return true
        }
    }
}

extension Consent.State {
    fileprivate var condition: String {
        switch self {
        case .given: "ended_at IS NULL"
        case .withdrawn: "ended_at IS NOT NULL AND erased_at IS NULL"
        case .erased: "erased_at IS NOT NULL"
        }
    }
}

extension SQLConnection {
    /// - Returns: false when there is no such consent, or it had ended.
    func end(_ group: GroupID, _ ending: Consent.Ending) throws -> Bool {
        try run(
            "UPDATE consents SET ended_at = ?, ended_by = ?, erase_at = ? WHERE group_id = ? AND ended_at IS NULL",
            [ending.at, ending.by, ending.eraseAt, group]) == 1
    }

    /// How many videos were made or are being made. A task that is gone had made its own.
    func useCount(of group: GroupID) throws -> Int {
        try first(
            """
            SELECT count(*) AS number FROM face_uses LEFT JOIN tasks ON tasks.id = face_uses.task
            WHERE face_uses.group_id = ? AND coalesce(tasks.status, 'completed') <> 'failed'
            """, [group])?.integer("number") ?? 0
    }

    /// Asks for the end of the videos and reviews that use the person.
    func cancelTasks(of group: GroupID, at now: Timestamp) throws {
        try post(
            """
            UPDATE tasks SET cancel_requested = TRUE, worker = NULL, fencing_token = fencing_token + 1,
                run_after = ?1, due_at = ?1
            WHERE due_at IS NOT NULL AND (
                id IN (SELECT task FROM face_uses WHERE group_id = ?2)
                OR id IN (SELECT task FROM assets WHERE group_id = ?2 AND status = 'processing'))
            """, [now, group])
    }
}
