// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension DurableTask {
    /// In the order in which `init(row:)` reads them.
    static let columns = """
        id, account, project, status, progress, input, checkpoint, outcome, failure, attempts, run_after, deadline,
        created_at, started_at, finished_at, estimated_seconds, cost_micro_usd, hint, cancel_requested
        """

    // Clients ask for the same tasks again and again, and parsing costs more than all else in a look-up.
    private static let inputs = Memo<TaskID, String, TaskInput>(capacity: 512)
    private static let outcomes = Memo<TaskID, String, TaskOutcome>(capacity: 512)

    /// - Parameter row: begins with `columns`.
    init(row: Row) throws {
        var row = RowReader(row)
        let id: TaskID = row.id()
        self.init(
            id: id, account: row.id(), project: ProjectName(trusted: row.next()), status: try row.word("status"),
            progress: row.next(), input: try Self.input(of: id, row.next()), checkpoint: row.optional(),
            outcome: try Self.outcome(of: id, row.optional()), failure: try Self.failure(row.optional()),
            attempts: row.next(), runAfter: row.optionalTime(), deadline: row.time(), createdAt: row.time(),
            startedAt: row.optionalTime(), finishedAt: row.optionalTime(), estimatedSeconds: row.next(),
            costMicroUSD: row.optional(), hint: row.optional(), isCancelRequested: row.next())
    }

    private static func input(of id: TaskID, _ text: String) throws -> TaskInput {
        try inputs.output(of: id, for: text) { try jsonValue($0, column: "input") }
    }

    private static func outcome(of id: TaskID, _ text: String?) throws -> TaskOutcome? {
        guard let text else { return nil }
        return try outcomes.output(of: id, for: text) { try jsonValue($0, column: "outcome") }
    }

    private static func failure(_ text: String?) throws -> TaskFailure? {
        guard let text else { return nil }
        return try jsonValue(text, column: "failure")
    }
}
