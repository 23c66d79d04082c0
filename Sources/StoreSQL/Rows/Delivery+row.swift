// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension Delivery {
    init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.id("account"), task: try row.id("task"), url: try row.text("url"),
            rhythm: try row.word("rhythm"), body: try row.optionalData("body"), status: try row.word("status"),
            attempts: try row.integer("attempts"), attemptsBefore: try row.integer("attempts_before"),
            nextAttemptAt: try row.optionalTime("next_attempt_at"),
            createdAt: try row.time("created_at"))
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO deliveries (
                id, account, task, url, host, rhythm, body, status, attempts, next_attempt_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [id, account, task, url, endpoint.name, rhythm, body, status, attempts, nextAttemptAt, createdAt])
    }
}

extension Endpoint {
    /// As it is called in rows.
    var name: String { "\(account) \(address)" }
}

extension EndpointTrouble {
    init(row: SQLRow) throws {
        self.init(
            failingSince: try row.time("failing_since"), disabledAt: try row.optionalTime("disabled_at"),
            probeAt: try row.optionalTime("probe_at"))
    }
}

extension DeliveryAttempt {
    init(row: SQLRow) throws {
        self.init(
            number: try row.integer("number"), startedAt: try row.time("started_at"),
            milliseconds: try row.integer("milliseconds"),
            result: try row.optionalInteger("status").map { .answered(status: $0) }
                ?? .unreachable(reason: try row.text("reason")))
    }

    func insert(on database: any SQLConnection, delivery: DeliveryID) throws {
        let (status, reason): (Int?, String?) =
            switch result {
            case .answered(let status): (status, nil)
            case .unreachable(let reason): (nil, reason)
            }
        try database.post(
            """
            INSERT INTO delivery_attempts (delivery, number, started_at, milliseconds, status, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [delivery, number, startedAt, milliseconds, status, reason])
    }
}
