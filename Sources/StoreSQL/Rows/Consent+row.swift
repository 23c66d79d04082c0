// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension Consent {
    init(row: SQLRow) throws {
        self.init(
            group: try row.id("group_id"), account: try row.id("account"), project: try row.project(),
            task: try row.id("task"), linkDigest: try row.digest("link_digest"), link: try row.sealed("link"),
            record: try row.json("record"), agreed: try row.json("agreed"), receipt: try row.text("receipt"),
            givenAt: try row.time("given_at"), ending: try Ending(row: row), erasure: try Erasure(row: row))
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO consents (
                group_id, account, project, task, link_digest, link, record, agreed, receipt, given_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                group, account, project, task, linkDigest, link, try jsonText(record), try jsonText(agreed), receipt,
                givenAt,
            ])
    }
}

extension Consent.Ending {
    fileprivate init?(row: SQLRow) throws {
        guard let at = try row.optionalTime("ended_at") else { return nil }
        self.init(at: at, by: try row.word("ended_by"), eraseAt: try row.time("erase_at"))
    }
}

extension Consent.Erasure {
    fileprivate init?(row: SQLRow) throws {
        guard let at = try row.optionalTime("erased_at") else { return nil }
        self.init(at: at, proof: try row.text("proof"))
    }
}

extension AuditEntry {
    /// Behind all others that were written before: it joins the chain soon after.
    func insert(on database: any SQLConnection, _ effects: inout WriteEffects) throws {
        try database.post(
            "INSERT INTO audit_entries (id, account, body) VALUES (?, ?, ?)", [id, account, try sortedJSONText(self)])
        effects.tell(.auditWritten)
    }
}
