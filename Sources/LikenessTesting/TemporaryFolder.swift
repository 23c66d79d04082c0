// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of one test, gone after it.
package struct TemporaryFolder: Sendable {
    package let path: String

    package static func with<Result>(_ body: (TemporaryFolder) async throws -> Result) async throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "likeness-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(TemporaryFolder(path: url.path()))
    }

    /// Writes a file and returns its path.
    package func write(_ content: String, name: String = "file") throws -> String {
        let file = "\(path)/\(name)"
        try Data(content.utf8).write(to: URL(filePath: file))
        return file
    }
}
