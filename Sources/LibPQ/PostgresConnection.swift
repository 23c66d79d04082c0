// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// One connection to a server. Its calls block, so it belongs to one thread of its own.
///
/// Statements are prepared when they first come and kept under their text; their number is that of the program's
/// statements. Values go beside the text, in binary.
package final class PostgresConnection {
    private let handle: OpaquePointer
    private let limits: PostgresLimits
    private var prepared: [String: String] = [:]
    private var plansAreStale = false
    private var posts: [PostgresPost] = []
    private var flushes = 0
    /// Whether it can't be used any more.
    package private(set) var isBroken = false

    /// Connects, and waits for that no longer than the limits say.
    package init(to address: PostgresAddress, limits: PostgresLimits = PostgresLimits(), name: String)
        throws(PostgresError)
    {
        self.handle = try PostgresHandshake(address: address, name: name).connect(within: limits.connecting)
        self.limits = limits
        do {
            try sendAlone(limits.settings)
        } catch {
            throw error == .lost ? .unreachable : error
        }
    }

    deinit {
        PQfinish(handle)
    }

    /// As in `150018` for 15.18.
    package var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// The server's number of this session.
    package var processID: Int32 { PQbackendPID(handle) }

    /// Runs one statement with its values, behind those that were posted.
    package func query(_ sql: String, _ parameters: [PostgresParameter] = []) throws -> PostgresRows {
        let name = try prepare(sql, parameters)
        let call = PostgresCall(parameters)
        if posts.isEmpty { return try send { call.sendPrepared(name, on: $0) } }
        posts.append(PostgresPost(name: name, call: call))
        return try flush()
    }

    /// Runs a statement whose answer nobody waits for: it goes out with the next one that somebody does wait for, or
    /// with the transaction's end. What goes wrong in it is thrown there.
    /// - Parameter expected: how many rows it must change, and what is thrown otherwise.
    package func post(
        _ sql: String, _ parameters: [PostgresParameter] = [], expected: (rows: Int, otherwise: any Error)? = nil
    ) throws {
        posts.append(
            PostgresPost(name: try prepare(sql, parameters), call: PostgresCall(parameters), expected: expected))
    }

    /// Runs statements without values, one or several, behind those that were posted.
    package func simple(_ sql: String) throws {
        if !posts.isEmpty { _ = try flush() }
        try sendAlone(sql)
    }

    private func sendAlone(_ sql: String) throws(PostgresError) {
        _ = try send { PQsendQuery($0, sql) == 1 }
    }

    /// Runs `body` in a transaction.
    /// - Parameter mode: what follows BEGIN.
    /// - Throws: `.outcomeUnknown` when nobody knows whether it was committed; after all else it was not.
    package func inTransaction(_ mode: String = "", _ body: () throws -> Void) throws {
        try post(mode.isEmpty ? "BEGIN" : "BEGIN \(mode)")
        do {
            try body()
            // Nothing may be committed before it is known to be as expected.
            if posts.contains(where: { $0.expected != nil }) { _ = try flush() }
        } catch {
            rollBack()
            throw error
        }
        try commit()
    }

    /// Runs `body` so that what it did can be taken back while the transaction goes on.
    package func inSavepoint(_ body: () throws -> Void) throws {
        let (flushesBefore, postsBefore) = (flushes, posts.count)
        try post("SAVEPOINT step")
        do {
            try body()
            _ = try flush()
        } catch {
            if flushes == flushesBefore {
                // The server has not heard of any of it.
                posts.removeSubrange(postsBefore...)
            } else {
                posts = []
                if !isBroken { try simple("ROLLBACK TO SAVEPOINT step; RELEASE SAVEPOINT step") }
            }
            throw error
        }
        try post("RELEASE SAVEPOINT step")
    }

    /// Notifications that have come, without waiting.
    package func notifications() throws(PostgresError) -> [PostgresNotification] {
        guard PQconsumeInput(handle) == 1 else { throw broken() }
        var received: [PostgresNotification] = []
        while let note = PQnotifies(handle) {
            received.append(
                PostgresNotification(sender: note.pointee.be_pid, payload: String(cString: note.pointee.extra)))
            PQfreemem(note)
        }
        return received
    }

    /// Whether the server has said something unasked: that it ended the session, for instance. To be asked between
    /// statements of a connection that listens to nothing.
    package var hasNews: Bool { PollSet.wait(for: [PQsocket(handle)], until: .now) }

    /// Waits on this thread until the server has sent something or another file can be read.
    package func wait(alongside file: Int32, until deadline: ContinuousClock.Instant) {
        _ = PollSet.wait(for: [PQsocket(handle), file], until: deadline)
    }

    private func commit() throws {
        let tag: String
        do {
            tag = try query("COMMIT").tag
        } catch PostgresError.lost {
            throw PostgresError.outcomeUnknown
        } catch {
            rollBack()
            throw error
        }
        guard tag == "COMMIT" else { throw PostgresError.rolledBack }
    }

    private func rollBack() {
        posts = []
        guard !isBroken, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        try? sendAlone("ROLLBACK")
    }

    private func prepare(_ sql: String, _ parameters: [PostgresParameter]) throws(PostgresError) -> String {
        if plansAreStale, posts.isEmpty, PQtransactionStatus(handle) == PQTRANS_IDLE { try forgetPlans() }
        if let name = prepared[sql] { return name }
        let name = "s\(prepared.count)"
        let text = PostgresStatement(sql).text
        let types = parameters.map { Oid($0.type.rawValue) }
        _ = try send { PQsendPrepare($0, name, text, Int32(types.count), types) == 1 }
        prepared[sql] = name
        return name
    }

    /// After a newer release has added a column, what was prepared before is refused.
    private func forgetPlans() throws(PostgresError) {
        plansAreStale = false
        prepared = [:]
        try sendAlone("DEALLOCATE ALL")
    }

    private func send(_ call: (OpaquePointer) -> Bool) throws(PostgresError) -> PostgresRows {
        guard !isBroken, call(handle) else { throw broken() }
        let deadline = ContinuousClock.now + limits.answer
        var last: PostgresRows?
        var failure: SQLState?
        while let result = try nextResult(until: deadline) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: last = PostgresRows(result)
            default: failure = failure ?? Self.state(of: result)
            }
        }
        if let failure { throw failed(failure) }
        guard let last else { throw broken() }
        return last
    }

    /// Sends what was posted, all at once, and reads the answers.
    /// - Returns: the last one's.
    private func flush() throws -> PostgresRows {
        let sent = posts
        posts = []
        flushes += 1
        guard !isBroken, PQenterPipelineMode(handle) == 1,
            sent.allSatisfy({ $0.call.sendPrepared($0.name, on: handle) }), PQpipelineSync(handle) == 1
        else { throw broken() }
        let deadline = ContinuousClock.now + limits.answer
        var answers: [PostgresRows] = []
        var failure: SQLState?
        for _ in sent {
            while let result = try nextResult(until: deadline) {
                defer { PQclear(result) }
                switch PQresultStatus(result) {
                case PGRES_COMMAND_OK, PGRES_TUPLES_OK: answers.append(PostgresRows(result))
                case PGRES_PIPELINE_ABORTED: break
                default: failure = failure ?? Self.state(of: result)
                }
            }
        }
        try endPipeline(until: deadline)
        if let failure { throw failed(failure) }
        for (post, answer) in zip(sent, answers) {
            if let expected = post.expected, answer.affected != expected.rows { throw expected.otherwise }
        }
        guard let last = answers.last else { throw broken() }
        return last
    }

    private func endPipeline(until deadline: ContinuousClock.Instant) throws(PostgresError) {
        guard let mark = try nextResult(until: deadline) else { throw broken() }
        defer { PQclear(mark) }
        guard PQresultStatus(mark) == PGRES_PIPELINE_SYNC, PQexitPipelineMode(handle) == 1 else { throw broken() }
    }

    /// What a statement's error means for the connection.
    private func failed(_ state: SQLState) -> PostgresError {
        if state == .featureNotSupported { plansAreStale = true }
        // The server ends a session with an error first: it is shutting down, or was told to.
        return PQstatus(handle) == CONNECTION_OK ? .failed(state) : broken()
    }

    private func nextResult(until deadline: ContinuousClock.Instant) throws(PostgresError) -> OpaquePointer? {
        while true {
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw broken() }
            if unsent == 0, PQisBusy(handle) == 0 { return PQgetResult(handle) }
            guard PollSet.wait(for: [PQsocket(handle)], write: unsent == 1, until: deadline),
                PQconsumeInput(handle) == 1
            else {
                throw broken()
            }
        }
    }

    private func broken() -> PostgresError {
        isBroken = true
        return .lost
    }

    private static func state(of result: OpaquePointer) -> SQLState {
        guard let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else { return .internalError }
        return SQLState(rawValue: String(cString: code))
    }
}

/// What another session, or this one, told the listeners of a channel.
package struct PostgresNotification: Sendable, Equatable {
    /// The process of the session that told it.
    package let sender: Int32
    package let payload: String
}
