// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension AssetGroup {
    /// - Parameter prefix: of the columns' names, for a row of a join.
    init(row: Row, prefix: String = "") throws {
        self.init(
            id: row.id(prefix + "id"), account: row.id(prefix + "account"),
            project: ProjectName(trusted: row[prefix + "project"]), kind: try row.word(prefix + "kind"),
            name: row[prefix + "name"], description: row[prefix + "description"],
            template: row.optionalSealed(prefix + "template"), consent: try row.optionalJSON(prefix + "consent"),
            licence: try row.json(prefix + "licence"), createdAt: row.time(prefix + "created_at"),
            updatedAt: row.time(prefix + "updated_at"))
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO groups (
                id, account, project, kind, name, description, template, consent, licence, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, project.rawValue, kind.rawValue, name, description, template?.bytes,
                try consent.map(jsonText), try jsonText(licence), createdAt.milliseconds, updatedAt.milliseconds,
            ])
    }
}
