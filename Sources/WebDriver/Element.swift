// SPDX-License-Identifier: Apache-2.0

/// An element of the page that a browser shows.
package struct Element: Sendable {
    /// W3C WebDriver 12.1: the key is fixed.
    struct Reference: Decodable {
        let id: String

        enum CodingKeys: String, CodingKey {
            case id = "element-6066-11e4-a52e-4f735466cecf"
        }
    }

    let session: DriverConnection
    let id: String

    /// Scrolls it into view and clicks its middle.
    package func click() async throws {
        try await session.tell("/element/\(id)/click", [String: String]())
    }

    /// Types into it, as a keyboard would. Into a file field: the paths of files, a line each.
    package func type(_ text: String) async throws {
        try await session.tell("/element/\(id)/value", ["text": text])
    }

    /// Empties a field.
    package func clear() async throws {
        try await session.tell("/element/\(id)/clear", [String: String]())
    }

    /// Its text as it is shown.
    package func text() async throws -> String {
        try await session.get("/element/\(id)/text")
    }

    /// Nil when it has no such attribute.
    package func attribute(_ name: String) async throws -> String? {
        try await session.get("/element/\(id)/attribute/\(name)")
    }

    package func isDisplayed() async throws -> Bool {
        try await session.get("/element/\(id)/displayed")
    }

    package func isEnabled() async throws -> Bool {
        try await session.get("/element/\(id)/enabled")
    }
}
