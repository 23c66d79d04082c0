// SPDX-License-Identifier: Apache-2.0

extension SQLConnection {
    /// Writes down that the rows live elsewhere now.
    /// - Parameter place: for people to read, without a password.
    package func markMoved(to place: String) throws {
        try post("DELETE FROM installation WHERE name IN ('moved_to', 'copied')", [])
        try post("INSERT INTO installation (name, value) VALUES ('moved_to', ?)", [place])
    }
}
