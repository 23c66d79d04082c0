// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension Registration {
    init(row: SQLRow) throws {
        let object: Object =
            try row.text("object_kind") == "group" ? .group(try row.id("object")) : .asset(try row.id("object"))
        self.init(
            upstream: UpstreamName(rawValue: try row.text("upstream")), object: object, group: try row.id("group_id"),
            kind: try row.word("group_kind"), account: try row.id("account"), project: try row.project(),
            content: try row.optionalJSON("content"), state: try row.word("state"),
            upstreamID: try row.optionalText("upstream_id"), rejection: try row.optionalWord("rejection"),
            intentAt: try row.optionalTime("intent_at"), madeAt: try row.optionalTime("made_at"),
            attempts: try row.integer("attempts"), createdAt: try row.time("created_at"))
    }

    /// Adds it unless it is there.
    func insert(on database: any SQLConnection, dueAt: Timestamp?) throws {
        var objectKind = "asset"
        if case .group = object { objectKind = "group" }
        try database.post(
            """
            INSERT INTO registrations (
                upstream, object, object_kind, group_id, group_kind, account, project, content, state, upstream_id,
                rejection, intent_at, made_at, attempts, due_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                upstream, object.id, objectKind, group, kind, account, project, try content.map(jsonText), state,
                upstreamID, rejection, intentAt, madeAt, attempts, dueAt, createdAt,
            ])
    }
}

extension SQLConnection {
    /// What was deleted here is to be deleted elsewhere; what never left is forgotten.
    func removeRegistrations(where condition: String, _ values: SQLArguments) throws {
        try post(
            """
            DELETE FROM registrations WHERE \(condition)
            AND upstream_id IS NULL AND intent_at IS NULL AND lease_until IS NULL
            """, values)
        try post(
            """
            UPDATE registrations SET state = 'removing', rejection = NULL, attempts = 0, due_at = 0
            WHERE \(condition)
            """, values)
    }
}
