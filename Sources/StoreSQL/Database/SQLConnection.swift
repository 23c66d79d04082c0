// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// One connection, for as long as it is lent to a closure. Its calls block.
///
/// Statements are written in the part of SQL that both databases share, with `?` or `?1`, `?2`… for the values; where
/// they part, the dialect has the words. Every statement is prepared once a connection and kept.
package protocol SQLConnection {
    var dialect: SQLDialect { get }

    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ arguments: SQLArguments) throws -> Int

    func all(_ sql: String, _ arguments: SQLArguments) throws -> [SQLRow]

    /// Runs a statement whose answer nobody waits for, at the latest with the transaction's end: several may travel
    /// together. What goes wrong in it may be thrown later.
    /// - Parameter refusal: thrown unless it changes one row; nil when any number will do.
    func post(_ sql: String, _ arguments: SQLArguments, changingOneElse refusal: StoreError?) throws

    /// Runs `body` in a transaction and commits it, or takes everything back when `body` throws.
    func inTransaction(_ body: () throws -> Void) throws

    /// The same within a transaction, which goes on either way.
    func inSavepoint(_ body: () throws -> Void) throws
}

extension SQLConnection {
    func post(_ sql: String, _ arguments: SQLArguments) throws {
        try post(sql, arguments, changingOneElse: nil)
    }

    func first(_ sql: String, _ arguments: SQLArguments = []) throws -> SQLRow? {
        try all(sql, arguments).first
    }

    func all(_ sql: String) throws -> [SQLRow] {
        try all(sql, [])
    }

    /// Keeps others that ask for the same turn out until the transaction ends. SQLite has one writer, so there it is
    /// always our turn.
    func takeTurn(_ turn: WriteTurn) throws {
        guard let sql = dialect.takeTurn else { return }
        _ = try all(sql, [turn.rawValue])
    }

    /// The same without waiting, for work that whoever has the turn does as well.
    /// - Returns: false when another has it.
    func tryTurn(_ turn: WriteTurn) throws -> Bool {
        guard let sql = dialect.tryTurn else { return true }
        return try first(sql, [turn.rawValue])?.flag("got") ?? false
    }
}

/// What only one transaction at a time may do, whatever server it comes from.
enum WriteTurn: Int64 {
    /// Counting a host's open deliveries and claiming more.
    case claimDeliveries = 1
    /// Looking for what refers to old tasks and deleting them.
    case purgeTasks = 2
    /// Giving up what ended tasks needed.
    case releaseBlobs = 3
    /// Seeing that there is no signing key and adding one.
    case addSigningKeys = 4
    /// Putting entries in the log's chain.
    case chainEntries = 5
    /// Counting the videos of a person whose licence allows only so many.
    case countUses = 6
}
