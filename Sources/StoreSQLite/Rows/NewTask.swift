// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

/// A task as it is inserted. It is made by the caller: encoding takes longer than inserting, and on the one writing
/// connection everybody would wait for it.
struct NewTask: Sendable {
    private let task: DurableTask
    private let input: String
    private let outcome: String?
    private let failure: String?

    init(_ task: DurableTask) throws(StoreError) {
        self.task = task
        do {
            self.input = try jsonText(task.input)
            self.outcome = try task.outcome.map(jsonText)
            self.failure = try task.failure.map(jsonText)
        } catch {
            throw StoreError(.corrupt, statement: "insert_task")
        }
    }

    func insert(into database: Database) throws {
        try database.run(
            """
            INSERT INTO tasks (
                kind, due_at, \(DurableTask.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                task.kind.rawValue, task.status.isFinal ? nil : task.runAfter?.milliseconds,
                task.id.rawValue, task.account.rawValue, task.project.rawValue, task.status.rawValue, task.progress,
                input, task.checkpoint, outcome, failure, task.attempts, task.runAfter?.milliseconds,
                task.deadline.milliseconds, task.createdAt.milliseconds, task.startedAt?.milliseconds,
                task.finishedAt?.milliseconds, task.estimatedSeconds, task.costMicroUSD,
                task.hint, task.isCancelRequested,
            ])
    }
}
