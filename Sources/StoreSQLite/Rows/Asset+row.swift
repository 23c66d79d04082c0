// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension Asset {
    /// The status as its columns: the word, the blob, its facts, the reason.
    struct StatusColumns {
        let word: String
        let blob: String?
        let facts: String?
        let rejection: String?

        init(_ status: Status) throws {
            switch status {
            case .processing: (word, blob, facts, rejection) = ("processing", nil, nil, nil)
            case .active(let key, let media):
                (word, blob, facts, rejection) = ("active", key.hex, try jsonText(media), nil)
            case .failed(let reason): (word, blob, facts, rejection) = ("failed", nil, nil, reason.rawValue)
            }
        }
    }

    init(row: Row) throws {
        self.init(
            id: row.id("id"), account: row.id("account"), project: row.project(), group: row.id("group_id"),
            task: row.id("task"), name: row["name"], type: try row.optionalWord("type"),
            sourceURL: row["source_url"], status: try Self.status(row), createdAt: row.time("created_at"),
            updatedAt: row.time("updated_at"))
    }

    private static func status(_ row: Row) throws -> Status {
        switch row["status"] as String {
        case "processing": .processing
        case "active": .active(blob: try row.blobKey("blob"), facts: try row.json("facts"))
        default: .failed(try row.word("rejection"))
        }
    }

    func insert(into database: Database) throws {
        let columns = try StatusColumns(status)
        try database.run(
            """
            INSERT INTO assets (
                id, account, project, group_id, task, name, type, source_url, status, blob, facts, rejection,
                created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, project.rawValue, group.rawValue, task.rawValue, name, type?.rawValue,
                sourceURL, columns.word, columns.blob, columns.facts, columns.rejection, createdAt.milliseconds,
                updatedAt.milliseconds,
            ])
    }
}
