// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import HTMLTemplates
import Mustache

/// All that is served of the documentation, made once at the start of `openapi.json` and a frame.
struct Documentation: Sendable {
    struct File: Sendable {
        let path: String
        let contentType: String
        let bytes: [UInt8]
    }

    let pages: [DocPage]
    let index: String
    let description: File
    /// Style and script, under the hash of their content: browsers may keep them for ever.
    let files: [File]

    /// - Parameter address: how the world reaches this server, without a slash at the end.
    /// - Throws: when the package's resources are not beside the program, or are broken.
    init(address: String) throws {
        let api = try Self.readDescription()
        let style = try Self.file("docs.css", "text/css; charset=utf-8")
        let script = try Self.file("docs.js", "text/javascript; charset=utf-8")
        let chapters = api.chapters.map { (path: "/docs/\($0.slug)", title: $0.name) }
        let frame = DocFrame(
            template: try HTMLTemplate.make(String(decoding: Self.read("docs.mustache"), as: UTF8.self)),
            style: style.path, script: script.path, chapters: [(path: "/docs", title: "Introduction")] + chapters)
        let front = FrontPage(description: api)
        self.pages =
            try [frame.page("/docs", api.title, front.markdown)]
            + api.chapters.map { chapter in
                let page = ChapterPage(chapter: chapter, references: api.references)
                return frame.page("/docs/\(chapter.slug)", "\(chapter.name) · \(api.title)", try page.markdown())
            }
        self.index = front.index(at: address)
        self.description = File(
            path: "/openapi.json", contentType: "application/json", bytes: try Self.read("openapi.json"))
        self.files = [style, script]
    }

    static func readDescription() throws -> APIDescription {
        try APIDescription(parsing: String(decoding: read("openapi.json"), as: UTF8.self))
    }

    private static func file(_ name: String, _ contentType: String) throws -> File {
        let bytes = try read(name)
        let hash = SHA256.hash(data: bytes).prefix(8).map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
        return File(path: "/docs/assets/\(hash)/\(name)", contentType: contentType, bytes: bytes)
    }

    private static func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Resources").appending(path: name)))
    }
}
