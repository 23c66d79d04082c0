// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension Asset {
    /// The status as its columns: the word, the blob, its facts, the reason.
    struct StatusColumns {
        let word: String
        let blob: BlobKey?
        let facts: String?
        let rejection: AssetRejection?

        init(_ status: Status) throws {
            switch status {
            case .processing: (word, blob, facts, rejection) = ("processing", nil, nil, nil)
            case .active(let key, let media): (word, blob, facts, rejection) = ("active", key, try jsonText(media), nil)
            case .failed(let reason): (word, blob, facts, rejection) = ("failed", nil, nil, reason)
            }
        }
    }

    init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.id("account"), project: try row.project(),
            group: try row.id("group_id"), task: try row.id("task"), name: try row.text("name"),
            type: try row.optionalWord("type"), sourceURL: try row.text("source_url"), status: try Self.status(row),
            createdAt: try row.time("created_at"), updatedAt: try row.time("updated_at"))
    }

    private static func status(_ row: SQLRow) throws -> Status {
        switch try row.text("status") {
        case "processing": .processing
        case "active": .active(blob: try row.blobKey("blob"), facts: try row.json("facts"))
        default: .failed(try row.word("rejection"))
        }
    }

    func insert(on database: any SQLConnection) throws {
        let columns = try StatusColumns(status)
        try database.post(
            """
            INSERT INTO assets (
                id, account, project, group_id, task, name, type, source_url, status, blob, facts, rejection,
                created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, account, project, group, task, name, type, sourceURL, columns.word, columns.blob, columns.facts,
                columns.rejection, createdAt, updatedAt,
            ])
    }
}
