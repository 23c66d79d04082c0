// SPDX-License-Identifier: Apache-2.0

import ScratchPostgres

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// pgbench: one row of about a task's size inserted and committed at a time, by many clients.
struct PostgresFloor {
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
        try Data("INSERT INTO floor (data) VALUES ('\(data)');\n".utf8).write(to: URL(filePath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: script)
    }

    /// - Returns: transactions a second.
    func measure() async throws -> Double {
        let output = try await server.run(
            "pgbench",
            ["-n", "-c", "\(clients)", "-j", "2", "-T", "2", "-M", "prepared", "-f", script, database])
        let line = output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let words = line?.split(separator: " "), words.count > 2, let rate = Double(words[2]) else {
            throw Failure.unreadable
        }
        return rate
    }
}
