// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension StoredFile {
    init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.id("account"), purpose: try row.word("purpose"),
            blob: Blob(key: try row.blobKey("blob"), byteCount: Int64(try row.integer("byte_count"))),
            name: try row.text("name"), contentType: try row.text("content_type"),
            createdAt: try row.time("created_at"), expiresAt: try row.time("expires_at"))
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO files (
                id, account, purpose, blob, byte_count, name, content_type, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [id, account, purpose, blob.key, blob.byteCount, name, contentType, createdAt, expiresAt])
    }
}
