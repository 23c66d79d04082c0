// SPDX-License-Identifier: Apache-2.0

extension SQLConnection {
    /// Where the rows live now, as `markMoved` was told; nil when they live here.
    package func movedTo() throws -> String? {
        try first("SELECT value FROM installation WHERE name = 'moved_to'", [])?.text("value")
    }

    /// Writes down that the rows live elsewhere now.
    /// - Parameter place: for people to read, without a password.
    package func markMoved(to place: String) throws {
        try post("DELETE FROM installation WHERE name IN ('moved_to', 'copied')", [])
        try post("INSERT INTO installation (name, value) VALUES ('moved_to', ?)", [place])
    }
}
