// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Entries are written with the changes that they tell of, and put in the chain a moment later: if each change had to
/// wait for the one before it, all servers would stand in one queue.
extension SQLStore {
    package func chainEntries(limit: Int) async throws(StoreError) -> Int {
        try await write("chain_entries") { database, _ in
            // Turns are kept until a batch of writes commits: two servers that waited here, each with another turn in
            // its batch, would wait for each other.
            guard try database.tryTurn(.chainEntries) else { return 0 }
            let rows = try database.all(
                "SELECT id, body FROM audit_entries WHERE number IS NULL ORDER BY id LIMIT ?", [limit])
            guard !rows.isEmpty else { return 0 }
            var (number, digest) = try database.chainHead()
            for row in rows {
                number += 1
                let entry = ChainedEntry(number: number, body: try row.text("body"), behind: digest)
                digest = entry.digest
                try database.post(
                    "UPDATE audit_entries SET number = ?, digest = ? WHERE id = ?",
                    [number, digest, try row.text("id")])
            }
            try database.post(
                """
                INSERT INTO installation (name, value) VALUES ('audit_head', ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """, ["\(number):\(digest)"])
            return rows.count
        }
    }

    package func chain(after last: Int, limit: Int) async throws(StoreError) -> [ChainedEntry] {
        try await read("chain") {
            try $0.all(
                "SELECT number, body, digest FROM audit_entries WHERE number > ? ORDER BY number LIMIT ?",
                [last, limit]
            ).map {
                ChainedEntry(
                    number: try $0.integer("number"), body: try $0.text("body"), digest: try $0.text("digest"))
            }
        }
    }

    package func unchainedCount() async throws(StoreError) -> Int {
        try await read("unchained_count") {
            try $0.first("SELECT count(*) AS number FROM audit_entries WHERE number IS NULL")?.integer("number") ?? 0
        }
    }

    package func chainHead() async throws(StoreError) -> (number: Int, digest: String) {
        try await lookUp("chain_head") { try $0.chainHead() }
    }

    package func receiptKeys() async throws(StoreError) -> [StoredReceiptKey] {
        try await lookUp("receipt_keys") {
            try $0.all("SELECT * FROM receipt_keys ORDER BY created_at DESC, id").map(StoredReceiptKey.init(row:))
        }
    }

    package func addFirstReceiptKey(_ key: StoredReceiptKey) async throws(StoreError) {
        try await write("add_first_receipt_key") { database, _ in
            try database.takeTurn(.addSigningKeys)
            guard try database.first("SELECT 1 AS found FROM receipt_keys WHERE retired_at IS NULL") == nil else {
                return
            }
            try key.insert(on: database)
        }
    }

    package func rotateReceiptKey(to key: StoredReceiptKey, entry: AuditEntry, now: Timestamp)
        async throws(StoreError)
    {
        try await write("rotate_receipt_key") { database, effects in
            try database.takeTurn(.addSigningKeys)
            try database.post(
                "UPDATE receipt_keys SET private_key = NULL, retired_at = ? WHERE retired_at IS NULL", [now])
            try key.insert(on: database)
            try entry.insert(on: database, &effects)
        }
    }
}

extension SQLConnection {
    /// As it was noted when the chain last grew.
    fileprivate func chainHead() throws -> (number: Int, digest: String) {
        guard let text = try first("SELECT value FROM installation WHERE name = 'audit_head'", [])?.text("value")
        else { return (0, ChainedEntry.origin) }
        let parts = text.split(separator: ":")
        guard parts.count == 2, let number = Int(parts[0]) else {
            throw StoreError(.corrupt, statement: "chain_head")
        }
        return (number, String(parts[1]))
    }
}

extension StoredReceiptKey {
    fileprivate init(row: SQLRow) throws {
        guard let publicKey = try row.optionalData("public_key") else {
            throw StoreError(.corrupt, statement: "receipt_keys")
        }
        self.init(
            id: try row.text("id"), publicKey: publicKey, privateKey: try row.optionalSealed("private_key"),
            createdAt: try row.time("created_at"), retiredAt: try row.optionalTime("retired_at"))
    }

    fileprivate func insert(on database: any SQLConnection) throws {
        try database.post(
            "INSERT INTO receipt_keys (id, public_key, private_key, created_at, retired_at) VALUES (?, ?, ?, ?, ?)",
            [id, publicKey, privateKey, createdAt, retiredAt])
    }
}
