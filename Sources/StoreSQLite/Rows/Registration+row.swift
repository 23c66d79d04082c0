// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension Registration {
    init(row: Row) throws {
        let object: Object =
            row["object_kind"] == "group" ? .group(row.id("object")) : .asset(row.id("object"))
        self.init(
            upstream: UpstreamName(rawValue: row["upstream"]), object: object, group: row.id("group_id"),
            kind: try row.word("group_kind"), account: row.id("account"), project: row.project(),
            content: try row.optionalJSON("content"), state: try row.word("state"), upstreamID: row["upstream_id"],
            rejection: try row.optionalWord("rejection"), intentAt: row.optionalTime("intent_at"),
            madeAt: row.optionalTime("made_at"), attempts: row["attempts"], createdAt: row.time("created_at"))
    }

    /// Adds it unless it is there.
    func insert(into database: Database, dueAt: Timestamp?) throws {
        var objectKind = "asset"
        if case .group = object { objectKind = "group" }
        try database.run(
            """
            INSERT OR IGNORE INTO registrations (
                upstream, object, object_kind, group_id, group_kind, account, project, content, state, upstream_id,
                rejection, intent_at, made_at, attempts, due_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                upstream.rawValue, object.id, objectKind, group.rawValue, kind.rawValue, account.rawValue,
                project.rawValue, try content.map(jsonText), state.rawValue, upstreamID, rejection?.rawValue,
                intentAt?.milliseconds, madeAt?.milliseconds, attempts, dueAt?.milliseconds, createdAt.milliseconds,
            ])
    }
}

extension Database {
    /// What was deleted here is to be deleted elsewhere; what never left is forgotten.
    func removeRegistrations(where condition: String, _ values: StatementArguments) throws {
        try run(
            """
            DELETE FROM registrations WHERE \(condition)
            AND upstream_id IS NULL AND intent_at IS NULL AND lease_until IS NULL
            """, values)
        try run(
            """
            UPDATE registrations SET state = 'removing', rejection = NULL, attempts = 0, due_at = 0
            WHERE \(condition)
            """, values)
    }
}
