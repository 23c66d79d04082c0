// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folder that holds everything of one installation, private to its owner.
package struct DataDirectory: Sendable {
    package let path: String

    /// As it is, there or not.
    init(asItIs path: String) {
        self.path = path
    }

    /// Makes the folder if it isn't there. Its path is absolute from then on: tools that are given paths work elsewhere.
    /// - Throws: `ConfigurationError.unusablePath`.
    package init(_ path: String) throws {
        self.init(
            asItIs: URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.path(percentEncoded: false))
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ConfigurationError.unusablePath(.dataDirectory, path: path, why: "it cannot be made")
        }
        guard canBeWritten else {
            throw ConfigurationError.unusablePath(.dataDirectory, path: path, why: "it cannot be written to")
        }
    }

    var isThere: Bool { FileManager.default.fileExists(atPath: path) }
    var canBeWritten: Bool { FileManager.default.isWritableFile(atPath: path) }

    /// The folder itself, or the nearest above it that is there.
    var nearestThere: String {
        var url = URL(filePath: path).standardizedFileURL
        while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
        return url.path
    }

    package var database: String { "\(path)/likeness.sqlite" }
    package var blobs: String { "\(path)/blobs" }
    /// Scratch space, a folder for each process.
    package var scratch: String { "\(path)/scratch" }
    /// Copies of providers' results that are not finished; they outlive a restart.
    package var downloads: String { "\(path)/downloads" }
}
