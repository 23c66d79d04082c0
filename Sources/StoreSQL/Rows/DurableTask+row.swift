// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension DurableTask {
    /// In the order in which `init(row:)` reads them.
    static let columns = """
        id, account, project, status, progress, input, checkpoint, outcome, failure, attempts, run_after, deadline,
        created_at, started_at, finished_at, estimated_seconds, cost_micro_usd, hint, cancel_requested,
        reserved_micro_usd, api_key
        """

    // Clients ask for the same tasks again and again, and parsing costs more than all else in a look-up.
    private static let inputs = Memo<TaskID, String, TaskInput>(capacity: 512)
    private static let outcomes = Memo<TaskID, String, TaskOutcome>(capacity: 512)

    /// - Parameter row: begins with `columns`.
    init(row: SQLRow) throws {
        var row = RowReader(row, of: "tasks")
        let id: TaskID = try row.id()
        self.init(
            id: id, account: try row.id(), project: ProjectName(trusted: try row.text()), status: try row.word(),
            progress: try row.integer(), input: try Self.input(of: id, row.text()),
            checkpoint: try row.optionalBytes(), outcome: try Self.outcome(of: id, row.optionalText()),
            failure: try Self.failure(row.optionalText()), attempts: try row.integer(),
            runAfter: try row.optionalTime(), deadline: try row.time(), createdAt: try row.time(),
            startedAt: try row.optionalTime(), finishedAt: try row.optionalTime(),
            estimatedSeconds: try row.integer(), costMicroUSD: try row.optionalInteger(),
            hint: try row.optionalText(), isCancelRequested: try row.flag(),
            reservedMicroUSD: try row.optionalInteger(), key: try row.optionalText().map { APIKeyID(rawValue: $0) })
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
