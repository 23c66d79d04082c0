// SPDX-License-Identifier: Apache-2.0

import LibPQ
package import LikenessCore

/// A look at a PostgreSQL server that changes nothing there.
package enum PostgresLook {
    /// Logs in and asks for the time. Blocks.
    /// - Returns: the server's clock.
    /// - Throws: `StoreError` `.unavailable`, `.refusedLogin`, `.noDatabase` or `.oldServer`.
    package static func clock(_ settings: PostgresSettings) throws(StoreError) -> Timestamp {
        do {
            let connection = try PostgresConnection(
                to: settings.address, limits: settings.limits, name: "likeness doctor")
            guard connection.serverVersion >= settings.oldestServer else {
                throw StoreError(.oldServer, statement: "look")
            }
            let answer = try connection.query("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
            guard case .integer(let milliseconds)? = answer.rows.first?.first else {
                throw StoreError(.unavailable, statement: "look")
            }
            return Timestamp(milliseconds: milliseconds)
        } catch {
            throw StoreError(error, statement: "look")
        }
    }
}
