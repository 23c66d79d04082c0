// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    /// How many deliveries to one host may be under way.
    private static let mostPerHost = 4

    package func claimDeliveries(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError)
        -> [ClaimedDelivery]
    {
        try await write("claim_deliveries") { database, _ in
            try database.takeTurn(.claimDeliveries)
            return try database.all(
                """
                UPDATE deliveries SET fencing_token = fencing_token + 1, lease_until = ?1
                WHERE id IN (
                    SELECT id FROM (
                        SELECT id, next_attempt_at, host,
                            row_number() OVER (PARTITION BY host ORDER BY next_attempt_at, id) AS place
                        FROM deliveries
                        WHERE status = 'waiting' AND next_attempt_at <= ?2
                        AND (lease_until IS NULL OR lease_until <= ?2)
                    ) AS due
                    WHERE place + (
                        SELECT count(*) FROM deliveries AS busy
                        WHERE busy.status = 'waiting' AND busy.host = due.host AND busy.lease_until > ?2
                    ) <= ?3
                    ORDER BY next_attempt_at LIMIT ?4)
                RETURNING *
                """, [now + leaseFor, now, Self.mostPerHost, limit]
            ).map {
                ClaimedDelivery(
                    delivery: try Delivery(row: $0), fencingToken: Int64(try $0.integer("fencing_token")))
            }
        }
    }

    package func recordAttempt(
        _ claimed: ClaimedDelivery, _ attempt: DeliveryAttempt, verdict: DeliveryVerdict
    ) async throws(StoreError) {
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
        }
    }

    package func nextDeliveryDue() async throws(StoreError) -> Timestamp? {
        try await read("next_delivery_due") {
            try $0.first(
                """
                SELECT min(CASE WHEN lease_until > next_attempt_at THEN lease_until ELSE next_attempt_at END) AS due
                FROM deliveries WHERE status = 'waiting'
                """)?.optionalTime("due")
        }
    }

    package func deliveries(of task: TaskID) async throws(StoreError)
        -> [(delivery: Delivery, attempts: [DeliveryAttempt])]
    {
        try await read("deliveries_of_task") { database in
            try database.all("SELECT * FROM deliveries WHERE task = ? ORDER BY created_at, id", [task]).map { row in
                let delivery = try Delivery(row: row)
                let attempts = try database.all(
                    "SELECT * FROM delivery_attempts WHERE delivery = ? ORDER BY number", [delivery.id])
                return (delivery, try attempts.map(DeliveryAttempt.init(row:)))
            }
        }
    }
}
