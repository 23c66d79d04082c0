// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func createFile(_ file: StoredFile, claim: IdempotencyClaim?) async throws(StoreError) {
        try await write("create_file") { database, _ in
            try file.insert(on: database)
            try claim?.complete(with: .file(file.id), on: database)
        }
    }

    package func file(_ id: FileID) async throws(StoreError) -> StoredFile? {
        try await lookUp("file") {
            try $0.first("SELECT * FROM files WHERE id = ?", [id]).map(StoredFile.init(row:))
        }
    }

    package func expiredFiles(now: Timestamp, limit: Int) async throws(StoreError) -> [StoredFile] {
        try await read("expired_files") {
            try $0.all(
                "SELECT * FROM files WHERE has_bytes AND expires_at <= ? ORDER BY expires_at LIMIT ?", [now, limit]
            ).map(StoredFile.init(row:))
        }
    }

    package func giveUpBlob(of id: FileID, now: Timestamp) async throws(StoreError) -> Bool {
        try await write("give_up_blob") { database, _ in
            let row = try database.first(
                "UPDATE files SET has_bytes = FALSE WHERE id = ? AND has_bytes AND expires_at <= ? RETURNING blob",
                [id, now])
            guard let blob = try row?.blobKey("blob") else { return false }
            try database.releaseBlob(blob)
            return true
        }
    }

    package func retainBlob(_ key: BlobKey, for task: TaskID) async throws(StoreError) {
        try await write("retain_blob") { database, _ in
            try database.post(
                "INSERT INTO retained_blobs (task, blob) VALUES (?, ?) ON CONFLICT DO NOTHING", [task, key])
        }
    }

    package func releaseBlobs(ofEndedTasks limit: Int) async throws(StoreError) -> Int {
        try await write("release_blobs") { database, _ in
            try database.takeTurn(.releaseBlobs)
            let ended = try database.all(
                """
                SELECT DISTINCT task FROM retained_blobs JOIN tasks ON tasks.id = retained_blobs.task
                WHERE tasks.finished_at IS NOT NULL LIMIT ?
                """, [limit])
            guard !ended.isEmpty else { return 0 }
            let list: SQLArguments = [try jsonText(ended.map { try $0.text("task") })]
            let condition = "WHERE task IN (\(database.dialect.elementsOfList))"
            try database.post(
                "INSERT INTO released_blobs SELECT DISTINCT blob FROM retained_blobs \(condition) ON CONFLICT DO NOTHING",
                list)
            try database.post("DELETE FROM retained_blobs \(condition)", list)
            return ended.count
        }
    }

    package func unusedBlobs(after key: BlobKey?, limit: Int) async throws(StoreError) -> [BlobKey] {
        try await read("unused_blobs") { database in
            try database.all(
                "SELECT blob FROM released_blobs WHERE blob > ? AND NOT \(blobIsUsed) ORDER BY blob LIMIT ?",
                [key?.hex ?? "", limit]
            ).map { try $0.blobKey("blob") }
        }
    }

    package func forgetBlob(_ key: BlobKey) async throws(StoreError) {
        try await write("forget_blob") { database, _ in
            try database.post("DELETE FROM released_blobs WHERE blob = ? AND NOT \(blobIsUsed)", [key])
        }
    }
}

/// Whether the row's `blob` belongs to an asset, to a file that still has its bytes, or to an unfinished task.
let blobIsUsed = """
    (EXISTS (SELECT 1 FROM assets WHERE assets.blob = released_blobs.blob)
    OR EXISTS (SELECT 1 FROM files WHERE files.blob = released_blobs.blob AND files.has_bytes)
    OR EXISTS (SELECT 1 FROM retained_blobs WHERE retained_blobs.blob = released_blobs.blob))
    """

extension SQLConnection {
    func releaseBlob(_ blob: BlobKey) throws {
        try post("INSERT INTO released_blobs (blob) VALUES (?) ON CONFLICT DO NOTHING", [blob])
    }

}
