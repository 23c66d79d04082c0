// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension Delivery {
    init(row: Row) throws {
        self.init(
            id: row.id("id"), account: row.id("account"), task: row.id("task"), url: row["url"],
            rhythm: try row.word("rhythm"), body: row["body"], status: try row.word("status"),
            attempts: row["attempts"], nextAttemptAt: row.optionalTime("next_attempt_at"),
            createdAt: row.time("created_at"))
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO deliveries (
                id, account, task, url, host, rhythm, body, status, attempts, next_attempt_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, task.rawValue, url, endpoint, rhythm.rawValue, body, status.rawValue,
                attempts, nextAttemptAt?.milliseconds, createdAt.milliseconds,
            ])
    }

    /// Host and port: what a slow receiver is told apart by.
    private var endpoint: String {
        let afterScheme = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return afterScheme.prefix { !"/?#".contains($0) }.lowercased()
    }
}

extension DeliveryAttempt {
    init(row: Row) {
        self.init(
            number: row["number"], startedAt: row.time("started_at"), milliseconds: row["milliseconds"],
            result: (row["status"] as Int?).map { .answered(status: $0) }
                ?? .unreachable(reason: row["reason"]))
    }

    func insert(into database: Database, delivery: DeliveryID) throws {
        let (status, reason): (Int?, String?) =
            switch result {
            case .answered(let status): (status, nil)
            case .unreachable(let reason): (nil, reason)
            }
        try database.run(
            "INSERT INTO delivery_attempts (delivery, number, started_at, milliseconds, status, reason) VALUES (?, ?, ?, ?, ?, ?)",
            [delivery.rawValue, number, startedAt.milliseconds, milliseconds, status, reason])
    }
}
