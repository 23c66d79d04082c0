// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import HTMLTemplates
import Mustache

/// The page's files, read once at the start. Script and style are served under the hash of their content, so browsers
/// may keep them for ever.
struct PageAssets: Sendable {
    struct File: Sendable {
        let name: String
        let contentType: String
        let content: [UInt8]

        /// `/w/<hash>/<name>`
        let path: String
    }

    let page: MustacheTemplate
    /// Of a session that a provider checks.
    let check: MustacheTemplate
    /// A person's own.
    let person: MustacheTemplate
    let script: File
    let checkScript: File
    let style: File

    /// - Throws: when the package's resources are not beside the program.
    init() throws {
        self.page = try Self.template("page.mustache")
        self.check = try Self.template("check.mustache")
        self.person = try Self.template("person.mustache")
        self.script = try Self.file("page.js", "text/javascript; charset=utf-8")
        self.checkScript = try Self.file("check.js", "text/javascript; charset=utf-8")
        self.style = try Self.file("page.css", "text/css; charset=utf-8")
    }

    private static func template(_ name: String) throws -> MustacheTemplate {
        try HTMLTemplate.make(String(decoding: read(name), as: UTF8.self))
    }

    private static func file(_ name: String, _ contentType: String) throws -> File {
        let content = try read(name)
        let hash = SHA256.hash(data: content).prefix(8).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        return File(name: name, contentType: contentType, content: content, path: "/w/\(hash)/\(name)")
    }

    private static func read(_ name: String) throws -> [UInt8] {
        let folder = Bundle.module.bundleURL.appending(path: "Resources")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}
