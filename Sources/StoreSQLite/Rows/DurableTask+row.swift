// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension DurableTask {
    init(row: Row) throws {
        self.init(
            id: row.id("id"), account: row.id("account"), project: row.project(), status: try row.word("status"),
            progress: row["progress"], input: try row.json("input"), checkpoint: row["checkpoint"],
            outcome: try row.optionalJSON("outcome"), failure: try row.optionalJSON("failure"),
            attempts: row["attempts"], runAfter: row.optionalTime("run_after"), deadline: row.time("deadline"),
            createdAt: row.time("created_at"), startedAt: row.optionalTime("started_at"),
            finishedAt: row.optionalTime("finished_at"), estimatedSeconds: row["estimated_seconds"],
            costMicroUSD: row["cost_micro_usd"])
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO tasks (
                id, account, project, kind, status, progress, input, checkpoint, outcome, failure, attempts,
                run_after, due_at, deadline, created_at, started_at, finished_at, estimated_seconds, cost_micro_usd)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, account.rawValue, project.rawValue, kind.rawValue, status.rawValue, progress,
                try jsonText(input), checkpoint, try outcome.map(jsonText), try failure.map(jsonText), attempts,
                runAfter?.milliseconds, status.isFinal ? nil : runAfter?.milliseconds, deadline.milliseconds,
                createdAt.milliseconds, startedAt?.milliseconds, finishedAt?.milliseconds, estimatedSeconds,
                costMicroUSD,
            ])
    }
}
