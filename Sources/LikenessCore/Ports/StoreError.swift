// SPDX-License-Identifier: Apache-2.0

/// Why the store did not do what it was asked. Its text never holds data: a row's content could be a secret.
package struct StoreError: Error, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Somebody else changed the row first, or holds a newer lease.
        case conflict
        /// A unique value (a name, a vendor-shaped id) is taken.
        case duplicate
        case notFound
        /// The account has less credit than it needs.
        case creditExhausted = "credit_exhausted"
        /// The person's licence allows no further video.
        case videosUsedUp = "videos_used_up"
        /// Locked, closing, or out of reach: try again.
        case unavailable
        case diskFull = "disk_full"
        /// The database isn't ours or is damaged.
        case corrupt
        /// A newer release has changed the database; this one leaves it alone.
        case newerSchema = "newer_schema"
        /// The database may be read, but not written.
        case readOnly = "read_only"
        /// The database's server doesn't take the user or the password.
        case refusedLogin = "refused_login"
        /// The address asks for encryption, and the database's server has none.
        case noEncryption = "no_encryption"
        /// The database's server has as many connections as it takes.
        case tooManyConnections = "too_many_connections"
        /// The database's server has no such database.
        case noDatabase = "no_database"
        /// The user may not do what the store needs.
        case missingRights = "missing_rights"
        /// The database's server is too old.
        case oldServer = "old_server"
        /// Somebody else has it open, and it must be ours alone.
        case inUse = "in_use"
    }

    package let code: Code
    /// The name of the statement, as in `claim_tasks`.
    package let statement: String
    package let underlying: (any Error)?

    package init(_ code: Code, statement: String, underlying: (any Error)? = nil) {
        self.code = code
        self.statement = statement
        self.underlying = underlying
    }

    package var description: String { "store: \(code.rawValue) in \(statement)" }
}
