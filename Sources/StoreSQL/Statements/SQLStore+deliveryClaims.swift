// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Claims go by endpoint: those with something due are found by walking an index from one to the next, so that a million
/// deliveries that wait for one of them cost no more than one. A delivery under a lease is due when that ends.
extension SQLStore {
    /// How many deliveries may be under way to a working endpoint, and to all of an account's.
    private static let mostPerEndpoint = 4
    private static let mostPerAccount = 64

    package func claimDeliveries(_ endpoints: EndpointClass, limit: Int, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedDelivery]
    {
        try await write("claim_deliveries") { database, _ in
            let isAnythingDue =
                "SELECT 1 AS due FROM deliveries WHERE status = 'waiting' AND next_attempt_at <= ? LIMIT 1"
            guard try database.first(isAnythingDue, [now]) != nil else { return [] }
            try database.takeTurn(.claimDeliveries)
            var busy = try database.busyAccounts(at: now)
            var claimed: [ClaimedDelivery] = []
            for lane in try database.dueLanes(endpoints, at: now) where claimed.count < limit {
                let cap = endpoints == .working ? Self.mostPerEndpoint : 1
                let room = min(cap - lane.busy, Self.mostPerAccount - busy[lane.account, default: 0])
                guard room > 0 else { continue }
                let taken = try database.claim(
                    lane, limit: min(room, limit - claimed.count), until: now + leaseFor, now: now)
                busy[lane.account, default: 0] += taken.count
                claimed += taken
            }
            return claimed
        }
    }
}

/// An endpoint with something due.
private struct DueLane {
    let name: String
    let busy: Int
    let trouble: EndpointTrouble?

    var account: Substring { name.prefix { $0 != " " } }
}

extension SQLConnection {
    /// Oldest due first.
    fileprivate func dueLanes(_ endpoints: EndpointClass, at now: Timestamp) throws -> [DueLane] {
        try all(
            """
            WITH RECURSIVE lanes (name) AS (
                SELECT min(host) FROM deliveries WHERE status = 'waiting'
                UNION ALL
                SELECT (SELECT min(next.host) FROM deliveries AS next
                        WHERE next.status = 'waiting' AND next.host > lanes.name)
                FROM lanes WHERE lanes.name IS NOT NULL
            )
            SELECT found.*, endpoints.failing_since, endpoints.disabled_at, endpoints.probe_at FROM (
                SELECT lanes.name AS lane,
                    (SELECT min(first.next_attempt_at) FROM deliveries AS first
                     WHERE first.status = 'waiting' AND first.host = lanes.name) AS due,
                    (SELECT count(*) FROM deliveries AS leased
                     WHERE leased.host = lanes.name AND leased.lease_until > ?1) AS busy
                FROM lanes WHERE lanes.name IS NOT NULL
            ) AS found LEFT JOIN endpoints ON endpoints.name = found.lane
            WHERE found.due <= ?1 AND endpoints.name IS \(endpoints == .working ? "" : "NOT ")NULL
            ORDER BY found.due
            """, [now]
        ).map { row in
            DueLane(
                name: try row.text("lane"), busy: try row.integer("busy"),
                trouble: try row.optionalTime("failing_since").map { _ in try EndpointTrouble(row: row) })
        }
    }

    /// How many deliveries of each account are under way.
    fileprivate func busyAccounts(at now: Timestamp) throws -> [Substring: Int] {
        let rows = try all(
            """
            SELECT account, count(*) AS busy FROM deliveries WHERE lease_until IS NOT NULL AND lease_until > ?
            GROUP BY account
            """, [now])
        return try rows.reduce(into: [:]) { $0[Substring(try $1.text("account"))] = try $1.integer("busy") }
    }

    fileprivate func claim(_ lane: DueLane, limit: Int, until: Timestamp, now: Timestamp) throws -> [ClaimedDelivery] {
        try all(
            """
            UPDATE deliveries SET fencing_token = fencing_token + 1, lease_until = ?1, next_attempt_at = ?1
            WHERE id IN (
                SELECT id FROM deliveries WHERE host = ?2 AND status = 'waiting' AND next_attempt_at <= ?3
                AND (lease_until IS NULL OR lease_until <= ?3) ORDER BY next_attempt_at, id LIMIT ?4)
            RETURNING *
            """, [until, lane.name, now, limit]
        ).map { row in
            ClaimedDelivery(
                delivery: try Delivery(row: row), fencingToken: Int64(try row.integer("fencing_token")),
                trouble: lane.trouble)
        }
    }
}
