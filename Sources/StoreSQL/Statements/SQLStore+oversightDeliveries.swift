// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func deliveries(
        within account: AccountID?, _ filter: DeliveryFilter, before last: DeliveryID?, limit: Int
    ) async throws(StoreError) -> [Delivery] {
        try await read("list_deliveries") { database in
            var condition = SQLCondition()
            condition.add("account", equals: account)
            condition.add("task", equals: filter.task)
            condition.add("status", equals: filter.status)
            if let since = filter.since { condition.add("id >= ?", [DeliveryID.first(at: since)]) }
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT * FROM deliveries WHERE \(condition.sql) ORDER BY id DESC LIMIT ?",
                condition.values + [limit]
            ).map(Delivery.init(row:))
        }
    }

    package func delivery(_ id: DeliveryID, within account: AccountID?) async throws(StoreError) -> DeliveryRecord? {
        let owner = try await lookUp("delivery_owner") { database in
            var condition = SQLCondition()
            condition.add("id", equals: id)
            condition.add("account", equals: account)
            return try database.first("SELECT account FROM deliveries WHERE \(condition.sql)", condition.values)
                .map { row -> AccountID in try row.id("account") }
        }
        guard let owner else { return nil }
        return try await delivery(id, of: owner)
    }

    package func deliveryCounts(within account: AccountID?, since: Timestamp) async throws(StoreError)
        -> [Delivery.Status: Int]
    {
        try await read("delivery_counts") { database in
            var condition = SQLCondition()
            condition.add("id >= ?", [DeliveryID.first(at: since)])
            condition.add("account", equals: account)
            let rows = try database.all(
                "SELECT status, count(*) AS number FROM deliveries WHERE \(condition.sql) GROUP BY status",
                condition.values)
            return try rows.reduce(into: [:]) { $0[try $1.word("status")] = try $1.integer("number") }
        }
    }

    package func failingEndpoints(within account: AccountID?, limit: Int) async throws(StoreError)
        -> [FailingEndpoint]
    {
        try await read("failing_endpoints") { database in
            var condition = SQLCondition()
            // An account's id has no character that means something in a pattern but the underscore, and all have that.
            if let account { condition.add("name LIKE ?", ["\(account) %"]) }
            let rows = try database.all(
                "SELECT * FROM endpoints WHERE \(condition.sql) ORDER BY failing_since, name LIMIT ?",
                condition.values + [limit])
            return try rows.compactMap { row in
                let parts = try row.text("name").split(separator: " ", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return FailingEndpoint(
                    account: AccountID(rawValue: String(parts[0])), address: String(parts[1]),
                    trouble: try EndpointTrouble(row: row))
            }
        }
    }
}
