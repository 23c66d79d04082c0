// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct FileLinksTests {
    @Test func aLinkLeadsToItsFile() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let file = try await bench.upload(engine, Self.png, name: "人 像-1.png")
            let own = try own(engine.fileLinks.url(for: file))
            #expect(own.path == "/f/image/\(file.id)-\(file.name)")
            #expect(
                try engine.fileLinks.verify(path: own.path, expires: own.expires, signature: own.signature) == file.id)
            let served = try await engine.files.open(path: own.path, expires: own.expires, signature: own.signature)
            #expect(served.blob == file.blob)
            var bytes: [UInt8] = []
            for try await chunk in try await engine.files.read(served, range: 1..<4) { bytes += chunk }
            #expect(bytes == Array("PNG".utf8))
        }
    }

    @Test func anythingChangedIsNotFound() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let first = try await bench.upload(engine, Self.png)
            let second = try await bench.upload(engine, Self.png + [1])
            let own = try own(engine.fileLinks.url(for: first))
            let other = try self.own(engine.fileLinks.url(for: second))
            let links = engine.fileLinks
            #expect(throws: RuleViolation.notFound(.file)) {
                try links.verify(path: other.path, expires: own.expires, signature: own.signature)
            }
            #expect(throws: RuleViolation.notFound(.file)) {
                try links.verify(path: own.path, expires: own.expires + 1, signature: own.signature)
            }
            #expect(throws: RuleViolation.notFound(.file)) {
                try links.verify(path: own.path, expires: own.expires, signature: "")
            }
        }
    }

    @Test func afterTheExpiryItIsGone() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let file = try await bench.upload(engine, Self.png)
            let own = try own(engine.fileLinks.url(for: file))
            bench.time.advance(by: .seconds(72 * 3600))
            #expect(throws: RuleViolation.gone) {
                try engine.fileLinks.verify(path: own.path, expires: own.expires, signature: own.signature)
            }
        }
    }

    private static let png: [UInt8] = [0x89] + Array("PNG\r\n".utf8) + Array(repeating: 0, count: 40)

    private func own(_ url: Secret) throws -> OwnFileURL {
        try #require(OwnFileURL(url.exposed, publicURL: "https://likeness.example"))
    }
}
