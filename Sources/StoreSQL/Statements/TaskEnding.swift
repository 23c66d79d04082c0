// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What is written on a task that ends, by a step or with its session.
struct TaskEnding {
    static let assignments = """
        status = ?, outcome = ?, failure = ?, progress = CASE WHEN ? THEN 100 ELSE progress END, finished_at = ?,
        started_at = coalesce(started_at, ?), cost_micro_usd = ?, due_at = NULL, run_after = NULL, worker = NULL
        """

    let verdict: TaskSettlement.Verdict
    let finishedAt: Timestamp
    let arguments: SQLArguments

    init(_ settlement: TaskSettlement) throws {
        try self.init(settlement.verdict, at: settlement.finishedAt, cost: settlement.costMicroUSD)
    }

    init(_ verdict: TaskSettlement.Verdict, at finishedAt: Timestamp, cost: Int64? = nil) throws {
        self.verdict = verdict
        self.finishedAt = finishedAt
        let (status, outcome, failure): (TaskStatus, TaskOutcome?, TaskFailure?) =
            switch verdict {
            case .completed(let outcome): (.completed, outcome, nil)
            case .failed(let failure, let outcome): (.failed, outcome, failure)
            }
        self.arguments = [
            status, try outcome.map(jsonText), try failure.map(jsonText), outcome != nil, finishedAt, finishedAt, cost,
        ]
    }

    /// How a query task ends with its session; nil while the session goes on.
    /// - Parameter madeAt: when the task was made. One that asks about a session that is over ends there and then.
    init?(of session: VerificationSession, madeAt: Timestamp = Timestamp(seconds: 0)) throws {
        guard let endedAt = session.endedAt.map({ max($0, madeAt) }) else { return nil }
        switch (session.state, session.group) {
        case (.verified, let group?): try self.init(.completed(.verificationQuery(group)), at: endedAt)
        case (.expired, _): try self.init(.failed(.verification(.sessionExpired), outcome: nil), at: endedAt)
        default:
            try self.init(
                .failed(.verification(session.lastFailure ?? .tooManyTries), outcome: nil), at: endedAt)
        }
    }
}
