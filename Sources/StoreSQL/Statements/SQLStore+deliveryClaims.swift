// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Claims go by endpoint, oldest due first, and leave room for others at each level. Endpoints are found among the
/// oldest deliveries that are due; only when there are more of those than one look takes in, by walking an index from
/// one endpoint to the next, so that one with a million of them doesn't hide the others. A delivery under a lease is due
/// when that ends.
extension SQLStore {
    package func claimDeliveries(_ endpoints: EndpointClass, limit: Int, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedDelivery]
    {
        try await write("claim_deliveries") { database, _ in
            let isAnythingDue =
                "SELECT 1 AS due FROM deliveries WHERE status = 'waiting' AND next_attempt_at <= ? LIMIT 1"
            guard try database.first(isAnythingDue, [now]) != nil else { return [] }
            try database.takeTurn(.claimDeliveries)
            var room = LaneRoom(endpoints, busy: try database.busyLanes(at: now))
            var claimed: [ClaimedDelivery] = []
            for lane in try database.dueLanes(at: now)
            where lane.isOf(endpoints) && claimed.count < limit {
                let places = min(room.places(for: lane), limit - claimed.count)
                guard places > 0 else { continue }
                let taken = try database.claim(lane, limit: places, until: now + leaseFor, now: now)
                room.take(taken.count, for: lane)
                claimed += taken
            }
            return claimed
        }
    }
}

/// An endpoint with something due or under way.
struct DeliveryLane {
    let name: String
    let busy: Int
    let trouble: EndpointTrouble?

    var account: String { String(name.prefix { $0 != " " }) }

    /// Account, scheme and host.
    var host: String {
        let parts = name.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.prefix(3).joined(separator: "/")
    }

    func isOf(_ endpoints: EndpointClass) -> Bool { (trouble == nil) == (endpoints == .working) }
}

/// How many deliveries may be under way: to an endpoint, to an account's endpoints of one host, to all of an account's.
struct LaneRoom {
    private let most: (lane: Int, host: Int, account: Int)
    private var busy: [String: Int] = [:]

    init(_ endpoints: EndpointClass, busy lanes: [DeliveryLane]) {
        self.most = endpoints == .working ? (4, 16, 64) : (1, 4, 16)
        for lane in lanes where lane.isOf(endpoints) { take(lane.busy, for: lane) }
    }

    func places(for lane: DeliveryLane) -> Int {
        min(
            most.lane - busy[lane.name, default: 0], most.host - busy[lane.host, default: 0],
            most.account - busy[lane.account, default: 0])
    }

    mutating func take(_ count: Int, for lane: DeliveryLane) {
        // An address without a path is its own host.
        for name in Set([lane.name, lane.host, lane.account]) { busy[name, default: 0] += count }
    }
}

extension SQLConnection {
    private static var oneLook: Int { 1000 }
    private static var troubles: String { "endpoints.failing_since, endpoints.disabled_at, endpoints.probe_at" }

    /// Oldest due first.
    fileprivate func dueLanes(at now: Timestamp) throws -> [DeliveryLane] {
        let rows = try all(
            """
            SELECT found.lane, found.busy, \(Self.troubles) FROM (
                SELECT host AS lane, min(next_attempt_at) AS due, count(*) AS busy FROM (
                    SELECT host, next_attempt_at FROM deliveries WHERE status = 'waiting' AND next_attempt_at <= ?
                    ORDER BY next_attempt_at LIMIT ?
                ) AS oldest GROUP BY host
            ) AS found LEFT JOIN endpoints ON endpoints.name = found.lane ORDER BY found.due
            """, [now, Self.oneLook])
        let lanes = try rows.map(DeliveryLane.init(row:))
        return lanes.reduce(0) { $0 + $1.busy } < Self.oneLook ? lanes : try walkedLanes(at: now)
    }

    private func walkedLanes(at now: Timestamp) throws -> [DeliveryLane] {
        try all(
            """
            WITH RECURSIVE lanes (name) AS (
                SELECT min(host) FROM deliveries WHERE status = 'waiting'
                UNION ALL
                SELECT (SELECT min(next.host) FROM deliveries AS next
                        WHERE next.status = 'waiting' AND next.host > lanes.name)
                FROM lanes WHERE lanes.name IS NOT NULL
            )
            SELECT found.lane, 0 AS busy, \(Self.troubles) FROM (
                SELECT lanes.name AS lane,
                    (SELECT min(first.next_attempt_at) FROM deliveries AS first
                     WHERE first.status = 'waiting' AND first.host = lanes.name) AS due
                FROM lanes WHERE lanes.name IS NOT NULL
            ) AS found LEFT JOIN endpoints ON endpoints.name = found.lane
            WHERE found.due <= ? ORDER BY found.due
            """, [now]
        ).map(DeliveryLane.init(row:))
    }

    /// How many deliveries to each endpoint are under way.
    fileprivate func busyLanes(at now: Timestamp) throws -> [DeliveryLane] {
        try all(
            """
            SELECT found.lane, found.busy, \(Self.troubles) FROM (
                SELECT host AS lane, count(*) AS busy FROM deliveries
                WHERE lease_until IS NOT NULL AND lease_until > ? GROUP BY host
            ) AS found LEFT JOIN endpoints ON endpoints.name = found.lane
            """, [now]
        ).map(DeliveryLane.init(row:))
    }

    /// The conditions stand twice: a row that somebody else was just writing is looked at again by the outer ones.
    fileprivate func claim(_ lane: DeliveryLane, limit: Int, until: Timestamp, now: Timestamp) throws
        -> [ClaimedDelivery]
    {
        let isFree = "status = 'waiting' AND next_attempt_at <= ?3 AND (lease_until IS NULL OR lease_until <= ?3)"
        return try all(
            """
            UPDATE deliveries SET fencing_token = fencing_token + 1, lease_until = ?1, next_attempt_at = ?1
            WHERE id IN (
                SELECT id FROM deliveries WHERE host = ?2 AND \(isFree) ORDER BY next_attempt_at, id LIMIT ?4)
            AND \(isFree)
            RETURNING *
            """, [until, lane.name, now, limit]
        ).map { row in
            ClaimedDelivery(
                delivery: try Delivery(row: row), fencingToken: Int64(try row.integer("fencing_token")),
                trouble: lane.trouble)
        }
    }
}

extension DeliveryLane {
    fileprivate init(row: SQLRow) throws {
        self.init(
            name: try row.text("lane"), busy: try row.integer("busy"),
            trouble: try row.optionalTime("failing_since").map { _ in try EndpointTrouble(row: row) })
    }
}
