// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A task as it is inserted. It is made by the caller: encoding takes longer than inserting, and on a writing
/// connection everybody would wait for it.
struct NewTask: Sendable {
    private static let insertion = """
        INSERT INTO tasks (kind, due_at, \(DurableTask.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private let values: SQLArguments

    init(_ task: DurableTask) throws(StoreError) {
        do {
            self.values = [
                task.kind, task.status.isFinal ? nil : task.runAfter, task.id, task.account, task.project, task.status,
                task.progress, try jsonText(task.input), task.checkpoint, try task.outcome.map(jsonText),
                try task.failure.map(jsonText), task.attempts, task.runAfter, task.deadline, task.createdAt,
                task.startedAt, task.finishedAt, task.estimatedSeconds, task.costMicroUSD, task.hint,
                task.isCancelRequested, task.reservedMicroUSD, task.key,
            ]
        } catch {
            throw StoreError(.corrupt, statement: "insert_task")
        }
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(Self.insertion, values)
    }
}
