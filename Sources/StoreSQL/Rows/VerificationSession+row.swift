// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension VerificationSession {
    init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.id("account"), project: try row.project(),
            task: try row.id("task"), queryTask: try row.optionalID("query_task"),
            callbackURL: try row.text("callback_url"), bytedTokenDigest: try row.digest("byted_digest"),
            bytedToken: try row.sealed("byted_token"), linkTokenDigest: try row.digest("link_digest"),
            linkToken: try row.sealed("link_token"), state: try row.word("state"),
            triesLeft: try row.integer("tries_left"), lastFailure: try row.optionalWord("last_failure"),
            deviceDigest: try row.optionalText("device_digest").map(TokenDigest.init(storedHex:)),
            consent: try row.optionalJSON("consent"), group: try row.optionalID("group_id"),
            upstream: try row.optionalText("upstream").map(UpstreamName.init(rawValue:)),
            check: try row.optionalSealed("remote_check"), tryServer: try row.optionalText("try_server"),
            createdAt: try row.time("created_at"),
            expiresAt: try row.time("expires_at"), endedAt: try row.optionalTime("ended_at"),
            revision: try row.integer("revision"))
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO sessions (
                id, account, project, task, query_task, callback_url, byted_digest, byted_token, link_digest,
                link_token, state, tries_left, last_failure, device_digest, consent, group_id, created_at, expires_at,
                ended_at, revision, upstream, remote_check, check_due_at, try_server)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, account, project, task, queryTask, callbackURL, bytedTokenDigest, bytedToken, linkTokenDigest,
                linkToken, state, triesLeft, lastFailure, deviceDigest, try consent.map(jsonText), group, createdAt,
                expiresAt, endedAt, revision, upstream, check, upstream == nil ? nil : createdAt, tryServer,
            ])
    }

    /// Writes what can change and raises the revision.
    /// - Throws: `StoreError` `.conflict` unless the stored revision is the one that was read.
    func update(on database: any SQLConnection, statement: String) throws {
        try database.post(
            """
            UPDATE sessions SET state = ?, tries_left = ?, last_failure = ?, device_digest = ?, consent = ?,
                group_id = ?, remote_check = ?, ended_at = ?, try_server = ?, revision = revision + 1
            WHERE id = ? AND revision = ? AND ended_at IS NULL
            """,
            [
                state, triesLeft, lastFailure, deviceDigest, try consent.map(jsonText), group, check, endedAt,
                tryServer, id,
                revision,
            ], changingOneElse: StoreError(.conflict, statement: statement))
    }
}
