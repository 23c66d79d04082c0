// SPDX-License-Identifier: Apache-2.0

import GRDB
import Hummingbird
import Logging

/// The least that a server on the same libraries can do: `/empty` answers a constant, `/read` makes one plain GRDB
/// read. Runs in a process of its own, as the real server does.
package struct FloorServer {
    private struct Answer: ResponseEncodable {
        let code: Int
        let data: String
    }

    private let database: DatabasePool

    /// - Parameter path: a scratch database, made here.
    package init(path: String) throws {
        self.database = try DatabasePool(path: path)
        try database.write { database in
            try database.execute(
                sql: "CREATE TABLE IF NOT EXISTS task (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT")
            try database.execute(
                sql: "INSERT OR REPLACE INTO task VALUES ('task_1', ?)",
                arguments: [String(repeating: "x", count: 300)])
        }
    }

    /// - Parameter onListening: gets the port.
    package func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        let router = Router()
        router.get("empty") { _, _ in Answer(code: 200, data: "") }
        router.get("read/{id}") { _, context in
            let id = try context.parameters.require("id")
            let data = try await database.read {
                try String.fetchOne($0, sql: "SELECT data FROM task WHERE id = ?", arguments: [id])
            }
            guard let data else { throw HTTPError(.notFound) }
            return Answer(code: 200, data: data)
        }
        var logger = Logger(label: "floor")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { onListening($0.localAddress?.port ?? 0) }, logger: logger)
        try await application.run()
    }
}
