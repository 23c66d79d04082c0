// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func recordAttempt(
        _ claimed: ClaimedDelivery, _ attempt: DeliveryAttempt, verdict: DeliveryVerdict, finding: EndpointFinding
    ) async throws(StoreError) -> Bool {
        try await write("record_attempt") { database, effects in
            let (status, next): (Delivery.Status, Timestamp?) =
                switch verdict {
                case .delivered: (.delivered, nil)
                case .retry(let time): (.waiting, time)
                case .abandoned: (.abandoned, nil)
                }
            try database.post(
                """
                UPDATE deliveries SET status = ?, attempts = ?, next_attempt_at = ?, lease_until = NULL
                WHERE id = ? AND fencing_token = ? AND status = 'waiting' AND lease_until IS NOT NULL
                """, [status, attempt.number, next, claimed.delivery.id, claimed.fencingToken],
                changingOneElse: StoreError(.conflict, statement: "record_attempt"))
            try attempt.insert(on: database, delivery: claimed.delivery.id)
            effects.tell(.deliveryDue)
            return try database.note(finding, of: claimed, at: attempt.startedAt)
        }
    }

    package func abandonDeliveries(waitingWith claimed: ClaimedDelivery, limit: Int, now: Timestamp)
        async throws(StoreError) -> Int
    {
        try await write("abandon_deliveries") { database, effects in
            let delivery = claimed.delivery
            let select = "SELECT * FROM endpoints WHERE name = ? \(database.dialect.lockingRows)"
            let trouble = try database.first(select, [delivery.endpoint.name]).map(EndpointTrouble.init(row:))
            effects.tell(.deliveryDue)
            guard let trouble, trouble.forbids(now) else {
                // It is tried as usual again: somebody has sent something anew.
                try database.post(
                    """
                    UPDATE deliveries SET lease_until = NULL, next_attempt_at = ? WHERE id = ? AND fencing_token = ?
                    AND status = 'waiting'
                    """, [now, delivery.id, claimed.fencingToken])
                return 0
            }
            // The claimed one first, and none that is just being tried elsewhere.
            return try database.run(
                """
                UPDATE deliveries SET status = 'abandoned', next_attempt_at = NULL, lease_until = NULL,
                    fencing_token = fencing_token + 1
                WHERE status = 'waiting' AND id IN (
                    SELECT id FROM deliveries WHERE host = ?1 AND status = 'waiting'
                    AND (id = ?2 OR lease_until IS NULL OR lease_until <= ?3)
                    ORDER BY CASE WHEN id = ?2 THEN 0 ELSE 1 END, next_attempt_at LIMIT ?4)
                """, [delivery.endpoint.name, delivery.id, now, limit])
        }
    }

    package func nextDeliveryDue() async throws(StoreError) -> Timestamp? {
        try await read("next_delivery_due") {
            try $0.first("SELECT min(next_attempt_at) AS due FROM deliveries WHERE status = 'waiting'")?
                .optionalTime("due")
        }
    }

    package func delivery(_ id: DeliveryID, of account: AccountID) async throws(StoreError) -> DeliveryRecord? {
        try await read("delivery") { database in
            guard
                let row = try database.first("SELECT * FROM deliveries WHERE id = ? AND account = ?", [id, account])
            else { return nil }
            let delivery = try Delivery(row: row)
            let attempts = try database.all("SELECT * FROM delivery_attempts WHERE delivery = ? ORDER BY number", [id])
            let trouble = try database.first("SELECT * FROM endpoints WHERE name = ?", [delivery.endpoint.name])
            return DeliveryRecord(
                delivery: delivery, attempts: try attempts.map(DeliveryAttempt.init(row:)),
                trouble: try trouble.map(EndpointTrouble.init(row:)))
        }
    }

    package func deliveries(of account: AccountID, _ filter: DeliveryFilter, before last: DeliveryID?, limit: Int)
        async throws(StoreError) -> [Delivery]
    {
        try await read("deliveries") { database in
            var condition = filter.condition(of: account)
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT * FROM deliveries WHERE \(condition.sql) ORDER BY id DESC LIMIT ?", condition.values + [limit]
            ).map(Delivery.init(row:))
        }
    }
}

extension SQLStore {
    package func deliveries(of account: AccountID, after last: DeliveryID, limit: Int) async throws(StoreError)
        -> [Delivery]
    {
        try await read("deliveries_after") { database in
            try database.all(
                "SELECT * FROM deliveries WHERE account = ? AND id > ? ORDER BY id LIMIT ?", [account, last, limit]
            ).map(Delivery.init(row:))
        }
    }
}

extension SQLConnection {
    /// After so long without a try a failure is a new one: nobody knows what was in between. The schedule's longest pause
    /// is a day.
    private static var longestSilence: Duration { .seconds(48 * 3600) }

    /// - Returns: whether the try has disabled the endpoint.
    fileprivate func note(_ finding: EndpointFinding, of claimed: ClaimedDelivery, at now: Timestamp) throws -> Bool {
        let name = claimed.delivery.endpoint.name
        switch finding {
        case .unknown: return false
        case .works:
            try post("DELETE FROM endpoints WHERE name = ?", [name])
            return false
        case .fails(let rule):
            try post(
                """
                INSERT INTO endpoints (name, failing_since, last_failed_at) VALUES (?1, ?2, ?2)
                ON CONFLICT (name) DO UPDATE SET last_failed_at = excluded.last_failed_at, failing_since =
                    CASE WHEN endpoints.last_failed_at < ?3 THEN excluded.failing_since
                    ELSE endpoints.failing_since END
                """, [name, now, now - Self.longestSilence])
            try post(
                "UPDATE endpoints SET probe_at = ? WHERE name = ? AND disabled_at IS NOT NULL", [rule.probeAt, name])
            let changed = try run(
                """
                UPDATE endpoints SET disabled_at = ?1, probe_at = ?2
                WHERE name = ?3 AND disabled_at IS NULL AND failing_since <= ?4
                """, [now, rule.probeAt, name, rule.failingSince])
            guard changed == 1 else { return false }
            try rule.notice?.insert(on: self)
            return true
        }
    }
}
