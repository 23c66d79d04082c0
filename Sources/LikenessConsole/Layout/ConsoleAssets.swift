// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import HTMLTemplates
import LikenessCore
import Mustache

/// The console's files, read once at the start. Scripts, style and icon are served under the hash of their content, so
/// browsers may keep them for ever.
struct ConsoleAssets: Sendable {
    struct File: Sendable {
        let name: String
        let contentType: String
        let content: [UInt8]
        /// `/console/-/<hash>/<name>`
        let path: String
    }

    let templates: MustacheLibrary
    private let files: [String: File]

    /// - Throws: when the package's resources are not beside the program.
    init() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        var templates: [String: MustacheTemplate] = [:]
        for name in names where name.hasSuffix(".mustache") {
            let text = String(decoding: try Self.read(name), as: UTF8.self)
            templates[String(name.dropLast(".mustache".count))] = try HTMLTemplate.make(text)
        }
        self.templates = MustacheLibrary(templates: templates)
        self.files = try names.reduce(into: [:]) { files, name in
            guard let type = Self.contentType(of: name) else { return }
            files[name] = try Self.file(name, type)
        }
    }

    /// Where a file is served.
    func path(_ name: String) -> String { files[name]?.path ?? "" }

    func file(at path: String) -> File? { files.values.first { $0.path == path } }

    static func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    private static var folder: URL { Bundle.module.bundleURL.appending(path: "Resources") }

    private static func contentType(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }

    private static func file(_ name: String, _ contentType: String) throws -> File {
        let content = try read(name)
        let hash = SHA256.hash(data: content).prefix(8).hex
        return File(name: name, contentType: contentType, content: content, path: "/console/-/\(hash)/\(name)")
    }
}
