// SPDX-License-Identifier: Apache-2.0

import ScratchPostgres

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
    }

    enum Failure: Error {
        case unreadable
    }

    private let server: ScratchPostgres
    private let database: String
    private let script: String
    private let clients: Int

    init(server: ScratchPostgres, clients: Int, folder: String) async throws {
        self.server = server
        self.clients = clients
        self.database = try await server.makeDatabase()
        // Where the server's user may read it.
        self.script = "\(server.folder)/insert.sql"
        let data = String(repeating: "x", count: 600)
        try await server.run(
            "psql",
            ["-X", "-d", database, "-c", "CREATE TABLE floor (id BIGSERIAL PRIMARY KEY, data TEXT NOT NULL)"])
        try await server.run("pgbench", ["-i", "-q", "-s", "10", database])
        try Data("INSERT INTO floor (data) VALUES ('\(data)');\n".utf8).write(to: URL(filePath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: script)
    }

    /// - Returns: transactions a second.
    func measure(_ transaction: Transaction) async throws -> Double {
        let choice =
            switch transaction {
            case .bareInsert: ["-f", script]
            case .simpleUpdate: ["-N"]
            }
        let output = try await server.run(
            "pgbench", ["-n", "-c", "\(clients)", "-j", "2", "-T", "2", "-M", "prepared"] + choice + [database])
        let line = output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let words = line?.split(separator: " "), words.count > 2, let rate = Double(words[2]) else {
            throw Failure.unreadable
        }
        return rate
    }
}
