// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// Where a server is, and as whom to go there: a `postgres://…` URL as libpq reads it, with a password perhaps.
package struct PostgresAddress: Sendable, CustomStringConvertible, CustomReflectable {
    let url: String
    /// Host, port and database, fit for people to read.
    package let description: String

    /// - Throws: `.unusableAddress` when libpq can't read it.
    package init(_ url: String) throws(PostgresError) {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"), !url.utf8.contains(0),
            let options = PQconninfoParse(url, nil)
        else { throw .unusableAddress }
        defer { PQconninfoFree(options) }
        let given = Self.given(options)
        // libpq reads a port only when it connects.
        let ports = (given["port"] ?? "5432").split(separator: ",").map { Int($0) ?? 0 }
        guard ports.allSatisfy({ (1...65_535).contains($0) }) else { throw .unusableAddress }
        self.url = url
        let host = given["host"] ?? given["hostaddr"] ?? "localhost"
        self.description = "\(host):\(given["port"] ?? "5432")/\(given["dbname"] ?? given["user"] ?? "")"
    }

    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func given(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var given: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return given
    }
}
