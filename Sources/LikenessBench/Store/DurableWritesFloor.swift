// SPDX-License-Identifier: Apache-2.0

import GRDB
import StoreSQLite

/// One-row transactions one after another, as durable as the store's: what a plain program gets out of SQLite.
struct DurableWritesFloor {
    let path: String
    let count: Int
    let durability: SQLiteDatabase.Durability

    /// - Returns: transactions a second.
    func measure() throws -> Double {
        let database = try DatabasePool(path: path)
        // After opening: GRDB sets NORMAL then.
        try database.writeWithoutTransaction { try $0.execute(sql: durability.statement) }
        try database.write {
            try $0.execute(sql: "CREATE TABLE IF NOT EXISTS task (id INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT")
        }
        let data = String(repeating: "x", count: 600)
        let elapsed = try ContinuousClock().measure {
            for _ in 0..<count {
                try database.write { try $0.execute(sql: "INSERT INTO task (data) VALUES (?)", arguments: [data]) }
            }
        }
        try database.close()
        return Double(count) / (elapsed / .seconds(1))
    }
}
