// SPDX-License-Identifier: Apache-2.0

/// A table of the store, and how its rows are told apart.
struct CopiedTable: Sendable {
    let name: String
    let key: [String]
    let condition: String?

    init(_ name: String, by key: String..., where condition: String? = nil) {
        self.name = name
        self.key = key
        self.condition = condition
    }

    /// All that must be moved, each behind those that it refers to. What is missing is worth nothing elsewhere: shared
    /// states, and where this store itself was moved.
    static let all = [
        CopiedTable("accounts", by: "id"),
        CopiedTable("api_keys", by: "seq"),
        CopiedTable("idempotency", by: "account", "method", "path", "key"),
        CopiedTable("tasks", by: "id"),
        CopiedTable("video_assets", by: "asset", "task"),
        CopiedTable("sessions", by: "id"),
        CopiedTable("groups", by: "seq"),
        CopiedTable("assets", by: "seq"),
        CopiedTable("registrations", by: "upstream", "object"),
        CopiedTable("files", by: "id"),
        CopiedTable("retained_blobs", by: "task", "blob"),
        CopiedTable("released_blobs", by: "blob"),
        CopiedTable("deliveries", by: "id"),
        CopiedTable("delivery_attempts", by: "delivery", "number"),
        CopiedTable("endpoints", by: "name"),
        CopiedTable("usage_entries", by: "task"),
        CopiedTable("signing_keys", by: "id"),
        CopiedTable("consents", by: "group_id"),
        CopiedTable("face_uses", by: "group_id", "task"),
        CopiedTable("receipt_keys", by: "id"),
        CopiedTable("audit_entries", by: "id"),
        CopiedTable("installation", by: "name", where: "name NOT IN ('moved_to', 'copied')"),
    ]

    /// Whether the database numbers its rows.
    var isNumbered: Bool { key == ["seq"] }

    /// A page of rows in the order of their keys.
    /// - Parameter columns: those that are read.
    func page(of columns: [String], isFirst: Bool) -> String {
        let names = key.joined(separator: ", ")
        let places = key.map { _ in "?" }.joined(separator: ", ")
        let conditions = [condition, isFirst ? nil : "(\(names)) > (\(places))"].compactMap { $0 }
        let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT \(columns.joined(separator: ", ")) FROM \(name)\(filter) ORDER BY \(names) LIMIT ?"
    }

    func insertion(of columns: [String]) -> String {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }
}
