// SPDX-License-Identifier: Apache-2.0

import LibPQ
package import LikenessCore

/// A look at a PostgreSQL server that changes nothing there.
package enum PostgresLook {
    /// Logs in and asks for the time. Blocks.
    /// - Returns: by how much the server's clock is before ours.
    /// - Throws: `StoreError` `.unavailable`, `.refusedLogin`, `.noEncryption`, `.tooManyConnections`, `.noDatabase` or
    ///   `.oldServer`.
    package static func drift(_ settings: PostgresSettings, from time: any TimeSource) throws(StoreError) -> Duration {
        do {
            let connection = try PostgresConnection(
                to: settings.address, limits: settings.limits, name: "likeness doctor")
            guard connection.serverVersion >= settings.oldestServer else {
                throw StoreError(.oldServer, statement: "look")
            }
            let before = time.now
            let answer = try connection.query("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
            guard case .integer(let milliseconds)? = answer.rows.first?.first else {
                throw StoreError(.unavailable, statement: "look")
            }
            return Timestamp(milliseconds: milliseconds) - (before + (time.now - before) / 2)
        } catch {
            throw StoreError(error, statement: "look")
        }
    }
}
