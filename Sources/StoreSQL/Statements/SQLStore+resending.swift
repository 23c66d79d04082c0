// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func resendDelivery(_ id: DeliveryID, of account: AccountID, claim: IdempotencyClaim?, now: Timestamp)
        async throws(StoreError) -> Bool
    {
        try await write("resend_delivery") { database, effects in
            let rows = try database.all("SELECT id, host FROM deliveries WHERE id = ? AND account = ?", [id, account])
            guard !rows.isEmpty else { return false }
            _ = try database.resend(rows, now: now)
            try claim?.complete(with: .delivery(id), on: database)
            effects.tell(.deliveryDue)
            return true
        }
    }

    package func resendDeliveries(
        of account: AccountID, _ filter: DeliveryFilter, after progress: ResendProgress, limit: Int,
        claim: IdempotencyClaim?, now: Timestamp
    ) async throws(StoreError) -> ResendProgress {
        try await write("resend_deliveries") { database, effects in
            var condition = filter.condition(of: account)
            if let last = progress.last { condition.add("id > ?", [last]) }
            let rows = try database.all(
                "SELECT id, host FROM deliveries WHERE \(condition.sql) ORDER BY id LIMIT ?", condition.values + [limit]
            )
            let count = progress.count + (try database.resend(rows, now: now))
            let isDone = rows.count < limit
            if isDone {
                try claim?.complete(with: .resent(count), on: database)
            } else {
                try claim?.keep(at: now, on: database)
            }
            effects.tell(.deliveryDue)
            return ResendProgress(count: count, last: try rows.last?.id("id"), isDone: isDone)
        }
    }
}

extension SQLConnection {
    /// - Parameter rows: `id` and `host` of each.
    /// - Returns: how many were not just being tried.
    fileprivate func resend(_ rows: [SQLRow], now: Timestamp) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        // First the endpoints, as whoever gives deliveries up does. Their trouble begins anew, so that the next failure
        // doesn't disable them at once.
        for name in Set(try rows.map { try $0.text("host") }).sorted() {
            try post(
                """
                UPDATE endpoints SET failing_since = ?1, last_failed_at = ?1, disabled_at = NULL, probe_at = NULL
                WHERE name = ?2
                """, [now, name])
        }
        let ids: [DeliveryID] = try rows.map { try $0.id("id") }
        return try run(
            """
            UPDATE deliveries SET status = 'waiting', next_attempt_at = ?, attempts_before = attempts,
                lease_until = NULL, fencing_token = fencing_token + 1
            WHERE (lease_until IS NULL OR lease_until <= ?) AND id IN (\(dialect.elementsOfList))
            """, [now, now, try jsonText(ids)])
    }
}

/// What a select of deliveries asks for.
struct DeliveryCondition {
    private(set) var sql: String
    private(set) var values: SQLArguments

    init(account: AccountID) {
        self.sql = "account = ?"
        self.values = [account]
    }

    mutating func add(_ sql: String, _ values: SQLArguments) {
        self.sql += " AND \(sql)"
        self.values = self.values + values
    }
}

extension DeliveryFilter {
    func condition(of account: AccountID) -> DeliveryCondition {
        var condition = DeliveryCondition(account: account)
        if let task { condition.add("task = ?", [task]) }
        if let status { condition.add("status = ?", [status]) }
        // Ids sort by the time they were made.
        if let since { condition.add("id >= ?", [DeliveryID.first(at: since)]) }
        return condition
    }
}
