// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func signingKeys(at now: Timestamp) async throws(StoreError) -> [StoredSigningKey] {
        try await lookUp("signing_keys") { database in
            try database.all(
                "SELECT * FROM signing_keys WHERE retires_at IS NULL OR retires_at > ? ORDER BY created_at DESC, id",
                [now]
            ).map(StoredSigningKey.init(row:))
        }
    }

    package func addFirstSigningKey(_ key: StoredSigningKey) async throws(StoreError) {
        try await write("add_first_signing_key") { database, _ in
            try database.takeTurn(.addSigningKeys)
            guard try database.first("SELECT 1 AS found FROM signing_keys WHERE retires_at IS NULL") == nil else {
                return
            }
            try key.insert(on: database)
        }
    }

    package func addSigningKey(_ key: StoredSigningKey, retiringOthersAt time: Timestamp) async throws(StoreError) {
        try await write("add_signing_key") { database, _ in
            try database.takeTurn(.addSigningKeys)
            try database.post(
                "UPDATE signing_keys SET retires_at = ?1 WHERE retires_at IS NULL OR retires_at > ?1", [time])
            try key.insert(on: database)
        }
    }

    package func purgeSigningKeys(before time: Timestamp) async throws(StoreError) {
        try await write("purge_signing_keys") { database, _ in
            try database.post("DELETE FROM signing_keys WHERE retires_at < ?", [time])
        }
    }
}

extension StoredSigningKey {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row.text("id"), privateKey: try row.sealed("private_key"), createdAt: try row.time("created_at"),
            retiresAt: try row.optionalTime("retires_at"))
    }

    fileprivate func insert(on database: any SQLConnection) throws {
        try database.post(
            "INSERT INTO signing_keys (id, private_key, created_at, retires_at) VALUES (?, ?, ?, ?)",
            [id, privateKey, createdAt, retiresAt])
    }
}
