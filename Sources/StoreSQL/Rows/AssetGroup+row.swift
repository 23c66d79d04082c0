// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension AssetGroup {
    /// - Parameter prefix: of the columns' names, for a row of a join.
    init(row: SQLRow, prefix: String = "") throws {
        self.init(
            id: try row.id(prefix + "id"), account: try row.id(prefix + "account"),
            project: try row.project(prefix + "project"), kind: try row.word(prefix + "kind"),
            name: try row.text(prefix + "name"), description: try row.text(prefix + "description"),
            template: try row.optionalSealed(prefix + "template"), consent: try row.optionalJSON(prefix + "consent"),
            licence: try row.json(prefix + "licence"),
            withdrawnAt: try row.optionalTime(prefix + "withdrawn_at"), createdAt: try row.time(prefix + "created_at"),
            updatedAt: try row.time(prefix + "updated_at"))
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO groups (
                id, account, project, kind, name, description, template, consent, licence, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, account, project, kind, name, description, template, try consent.map(jsonText),
                try jsonText(licence), createdAt, updatedAt,
            ])
    }
}
