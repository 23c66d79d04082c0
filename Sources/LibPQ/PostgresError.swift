// SPDX-License-Identifier: Apache-2.0

/// What went wrong with a connection or a statement. It never carries the server's own text: that may quote a row.
package enum PostgresError: Error, Equatable {
    /// The address is not one that libpq understands.
    case unusableAddress
    /// No server answered.
    case unreachable
    /// The address asks for encryption, and the server has none.
    case noEncryption
    /// The server did not let us in.
    case refused(SQLState)
    /// The server answered a statement with an error.
    case failed(SQLState)
    /// The connection broke, or did not answer in time.
    case lost
    /// The same while a transaction was being committed: nobody knows whether it was.
    case outcomeUnknown
    /// A transaction was taken back although it was to be committed.
    case rolledBack
}
