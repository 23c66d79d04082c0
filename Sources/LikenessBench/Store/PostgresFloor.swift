// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import ScratchPostgres
import StorePostgres
import StoreSQL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What pgbench gets out of the same server with many clients.
struct PostgresFloor {
    enum Transaction {
        /// One row of about a task's size, without a condition, a reference or a second index.
        case bareInsert
        /// pgbench's own simple write (`-N`): a row found and changed, read, and a line of history.
        case simpleUpdate
        /// A row of `tasks`, with its two indexes, its reference and its values.
        case taskInsert
    }

    enum Failure: Error {
        case unreadable
    }

    private let server: ScratchPostgres
    private let database: String
    private let taskDatabase: String
    private let bareScript: String
    private let taskScript: String
    private let clients: Int

    init(server: ScratchPostgres, clients: Int) async throws {
        self.server = server
        self.clients = clients
        self.database = try await server.makeDatabase()
        self.taskDatabase = try await server.makeDatabase()
        self.bareScript = "\(server.folder)/insert.sql"
        self.taskScript = "\(server.folder)/task.sql"
        try await server.run(
            "psql",
            ["-X", "-d", database, "-c", "CREATE TABLE floor (id BIGSERIAL PRIMARY KEY, data TEXT NOT NULL)"])
        try await server.run("pgbench", ["-i", "-q", "-s", "10", database])
        try Self.write("INSERT INTO floor (data) VALUES ('\(Self.text)');\n", to: bareScript)
        try Self.write(Self.insertion(by: try await Self.makeAccount(in: taskDatabase)), to: taskScript)
    }

    /// As long as the rest of a task's row.
    private static let text = String(repeating: "x", count: 600)

    /// A row as `createTask` inserts it.
    private static func insertion(by account: AccountID) -> String {
        """
        \\set t random(1, 1000000000)
        \\set r random(1, 99999999)
        INSERT INTO tasks (kind, due_at, id, account, project, status, progress, input, checkpoint, outcome, failure, \
        attempts, run_after, deadline, created_at, started_at, finished_at, estimated_seconds, cost_micro_usd, hint, \
        cancel_requested) VALUES ('video', :t, 'task_' || lpad(:t::text, 13, '0') || lpad(:r::text, 13, '0'), \
        '\(account.rawValue)', 'default', 'pending', 0, '\(text)', NULL, NULL, NULL, 0, :t, :t, :t, NULL, NULL, 60, \
        NULL, NULL, FALSE);

        """
    }

    /// Brings the schema, and an account for the rows to refer to.
    private static func makeAccount(in database: String) async throws -> AccountID {
        let store = try SQLStore.postgres(PostgresSettings(address: try PostgresAddress(database)))
        defer { try? store.close() }
        let now = SystemTime().now
        let account = Account(
            id: .make(at: now), name: "floor", webhookSecret: Sealed(bytes: Data([0])), createdAt: now)
        try await store.createAccount(account, keys: [])
        return account.id
    }

    /// Where the server's user may read it.
    private static func write(_ script: String, to path: String) throws {
        try Data(script.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }

    /// - Returns: transactions a second.
    func measure(_ transaction: Transaction) async throws -> Double {
        let choice =
            switch transaction {
            case .bareInsert: ["-f", bareScript, database]
            case .simpleUpdate: ["-N", database]
            case .taskInsert: ["-f", taskScript, taskDatabase]
            }
        let output = try await server.run(
            "pgbench", ["-n", "-c", "\(clients)", "-j", "2", "-T", "2", "-M", "prepared"] + choice)
        let line = output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let words = line?.split(separator: " "), words.count > 2, let rate = Double(words[2]) else {
            throw Failure.unreadable
        }
        return rate
    }
}
