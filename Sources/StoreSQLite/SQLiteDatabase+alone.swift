// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore
package import StoreSQL

extension SQLiteDatabase {
    /// Runs `body` in one transaction on a file that nobody else has open; makes the file, and brings its schema up to
    /// date. Blocks.
    /// - Throws: `StoreError` `.inUse` when somebody has it open, and what the initializer throws; or what `body` throws.
    package static func alone<Value>(path: String, _ body: (any SQLConnection) throws -> Value) throws -> Value {
        do {
            var configuration = Configuration()
            configuration.prepareDatabase { database in
                // In the log's mode too this fails as long as another connection is there.
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            try Migrations.apply(to: queue)
            return try queue.inDatabase { database in
                let connection = SQLiteConnection(database)
                var value: Value?
                try connection.inTransaction { value = try body(connection) }
                guard let value else { throw StoreError(.unavailable, statement: "copy") }
                return value
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreError(.inUse, statement: "open")
        } catch let error as DatabaseError {
            throw StoreError(error, statement: "copy")
        }
    }
}
