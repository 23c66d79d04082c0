// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func createSession(_ session: VerificationSession, task: DurableTask, claim: IdempotencyClaim?)
        async throws(StoreError)
    {
        let new = try NewTask(task)
        try await write("create_session") { database, effects in
            try new.insert(on: database)
            try session.insert(on: database)
            try claim?.complete(with: .task(task.id), on: database)
            effects.tell(.sessionChanged(session.id))
        }
    }

    package func session(_ id: SessionID) async throws(StoreError) -> VerificationSession? {
        try await lookUp("session") { try $0.session(id) }
    }

    package func session(linkToken: TokenDigest) async throws(StoreError) -> VerificationSession? {
        try await lookUp("session_by_link") {
            try $0.first("SELECT * FROM sessions WHERE link_digest = ?", [linkToken])
                .map(VerificationSession.init(row:))
        }
    }

    package func session(bytedToken: TokenDigest, account: AccountID, project: ProjectName)
        async throws(StoreError) -> VerificationSession?
    {
        try await lookUp("session_by_token") {
            try $0.first(
                "SELECT * FROM sessions WHERE byted_digest = ? AND account = ? AND project = ?",
                [bytedToken, account, project]
            ).map(VerificationSession.init(row:))
        }
    }

    package func advanceSession(_ session: VerificationSession) async throws(StoreError) {
        try await write("advance_session") { database, effects in
            try session.update(on: database, statement: "advance_session")
            effects.tell(.sessionChanged(session.id))
        }
    }

    package func endSession(_ ending: SessionEnding) async throws(StoreError) {
        try await write("end_session") { database, effects in
            try ending.group?.insert(on: database)
            try ending.session.update(on: database, statement: "end_session")
            try ending.delivery?.insert(on: database)
            try ending.registration?.insert(on: database, dueAt: nil)
            try ending.consent?.insert(on: database)
            try ending.entry?.insert(on: database, &effects)
            effects.tell(.sessionChanged(ending.session.id))
            if ending.delivery != nil { effects.tell(.deliveryDue) }
            guard let task = try database.session(ending.session.id)?.queryTask,
                let end = try TaskEnding(of: ending.session)
            else { return }
            try database.post(
                "UPDATE tasks SET \(TaskEnding.assignments) WHERE id = ? AND finished_at IS NULL",
                end.arguments + [task])
            effects.tell(.taskChanged(task))
        }
    }

    package func queryTask(for session: SessionID, orCreate task: DurableTask, claim: IdempotencyClaim?)
        async throws(StoreError) -> DurableTask
    {
        let new = try NewTask(task)
        return try await write("query_task") { database, effects in
            // Locked, so that two who ask at once make one task.
            guard let stored = try database.session(session, locking: true) else {
                throw StoreError(.notFound, statement: "query_task")
            }
            let id = stored.queryTask ?? task.id
            if stored.queryTask == nil {
                try new.insert(on: database)
                try database.post(
                    "UPDATE sessions SET query_task = ? WHERE id = ?", [id, session])
                if let end = try TaskEnding(of: stored, madeAt: task.createdAt) {
                    try database.post(
                        "UPDATE tasks SET \(TaskEnding.assignments) WHERE id = ?",
                        end.arguments + [id])
                }
                effects.tell(.taskChanged(id))
            }
            try claim?.complete(with: .task(id), on: database)
            guard let row = try database.first("SELECT \(DurableTask.columns) FROM tasks WHERE id = ?", [id])
            else {
                throw StoreError(.corrupt, statement: "query_task")
            }
            return try DurableTask(row: row)
        }
    }

    package func expiredSessions(now: Timestamp, limit: Int) async throws(StoreError) -> [VerificationSession] {
        try await read("expired_sessions") {
            try $0.all(
                """
                SELECT * FROM sessions WHERE ended_at IS NULL AND upstream IS NULL AND expires_at <= ?
                ORDER BY expires_at LIMIT ?
                """, [now, limit]
            ).map(VerificationSession.init(row:))
        }
    }

    package func claimChecks(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError)
        -> [VerificationSession]
    {
        try await write("claim_checks") { database, _ in
            try database.all(
                """
                WITH due AS MATERIALIZED (
                    SELECT id FROM sessions WHERE check_due_at <= ? AND ended_at IS NULL
                    ORDER BY state <> 'capturing', check_due_at LIMIT ? \(database.dialect.skippingLocked))
                UPDATE sessions SET check_due_at = ? WHERE id IN (SELECT id FROM due)
                RETURNING *
                """, [now, limit, now + leaseFor]
            ).map(VerificationSession.init(row:))
        }
    }

    package func scheduleCheck(_ session: SessionID, at time: Timestamp) async throws(StoreError) {
        try await write("schedule_check") { database, effects in
            try database.post(
                "UPDATE sessions SET check_due_at = ? WHERE id = ? AND ended_at IS NULL AND upstream IS NOT NULL",
                [time, session])
            effects.tell(.checkDue)
        }
    }

    package func nextSessionExpiry() async throws(StoreError) -> Timestamp? {
        try await read("next_session_expiry") {
            try $0.first("SELECT min(expires_at) AS expires_at FROM sessions WHERE ended_at IS NULL")?
                .optionalTime("expires_at")
        }
    }
}

extension SQLConnection {
    fileprivate func session(_ id: SessionID, locking: Bool = false) throws -> VerificationSession? {
        try first("SELECT * FROM sessions WHERE id = ? \(locking ? dialect.lockingRows : "")", [id])
            .map(VerificationSession.init(row:))
    }
}
