// SPDX-License-Identifier: Apache-2.0

/// How long a connection waits. A server that is paused or cut off is noticed by our own clock, not by its word.
package struct PostgresLimits: Sendable {
    package var connecting = Duration.seconds(5)
    /// The server gives a statement up after this time.
    package var statement = Duration.seconds(10)
    /// We give the connection up when a statement has had no answer for this time.
    package var answer = Duration.seconds(15)

    package init() {}

    /// What a session is told when it begins.
    var settings: String {
        let milliseconds = statement.components.seconds * 1000
        return """
            SET statement_timeout = \(milliseconds); SET lock_timeout = \(milliseconds);
            SET idle_in_transaction_session_timeout = \(milliseconds * 3); SET client_min_messages = warning;
            SET standard_conforming_strings = on; SET default_transaction_isolation = 'read committed'
            """
    }
}
