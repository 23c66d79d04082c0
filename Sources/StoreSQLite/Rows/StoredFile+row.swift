// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension StoredFile {
    init(row: Row) throws {
        self.init(
            id: row.id("id"), account: row.id("account"), purpose: try row.word("purpose"),
            blob: Blob(key: try row.blobKey("blob"), byteCount: row["byte_count"]), name: row["name"],
            contentType: row["content_type"], createdAt: row.time("created_at"), expiresAt: row.time("expires_at"))
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO files (
                id, account, purpose, blob, byte_count, name, content_type, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, purpose.rawValue, blob.key.hex, blob.byteCount, name, contentType,
                createdAt.milliseconds, expiresAt.milliseconds,
            ])
    }
}
