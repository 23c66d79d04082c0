// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension VerificationSession {
    init(row: Row) throws {
        self.init(
            id: row.id("id"), account: row.id("account"), project: row.project(), task: row.id("task"),
            queryTask: row.optionalID("query_task"), callbackURL: row["callback_url"],
            bytedTokenDigest: TokenDigest(storedHex: row["byted_digest"]),
            bytedToken: Sealed(bytes: row["byted_token"]),
            linkTokenDigest: TokenDigest(storedHex: row["link_digest"]), linkToken: Sealed(bytes: row["link_token"]),
            state: try row.word("state"), triesLeft: row["tries_left"],
            lastFailure: try row.optionalWord("last_failure"),
            deviceDigest: (row["device_digest"] as String?).map(TokenDigest.init(storedHex:)),
            consent: try row.optionalJSON("consent"), group: row.optionalID("group_id"),
            upstream: (row["upstream"] as String?).map(UpstreamName.init(rawValue:)),
            check: row.optionalSealed("remote_check"), createdAt: row.time("created_at"),
            expiresAt: row.time("expires_at"),
            endedAt: row.optionalTime("ended_at"), revision: row["revision"])
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO sessions (
                id, account, project, task, query_task, callback_url, byted_digest, byted_token, link_digest,
                link_token, state, tries_left, last_failure, device_digest, consent, group_id, created_at, expires_at,
                ended_at, revision, upstream, remote_check, check_due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, project.rawValue, task.rawValue, queryTask?.rawValue, callbackURL,
                bytedTokenDigest.hex, bytedToken.bytes, linkTokenDigest.hex, linkToken.bytes, state.rawValue,
                triesLeft, lastFailure?.rawValue, deviceDigest?.hex, try consent.map(jsonText), group?.rawValue,
                createdAt.milliseconds, expiresAt.milliseconds, endedAt?.milliseconds, revision,
                upstream?.rawValue, check?.bytes, upstream == nil ? nil : createdAt.milliseconds,
            ])
    }

    /// Writes what can change and raises the revision.
    /// - Throws: `StoreError` `.conflict` unless the stored revision is the one that was read.
    func update(in database: Database, statement: String) throws {
        let changed = try database.run(
            """
            UPDATE sessions SET state = ?, tries_left = ?, last_failure = ?, device_digest = ?, consent = ?,
                group_id = ?, remote_check = ?, ended_at = ?, revision = revision + 1
            WHERE id = ? AND revision = ? AND ended_at IS NULL
            """,
            [
                state.rawValue, triesLeft, lastFailure?.rawValue, deviceDigest?.hex, try consent.map(jsonText),
                group?.rawValue, check?.bytes, endedAt?.milliseconds, id.rawValue, revision,
            ])
        guard changed == 1 else { throw StoreError(.conflict, statement: statement) }
    }
}
