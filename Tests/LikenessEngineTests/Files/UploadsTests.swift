// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct UploadsTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 60)

    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), ([0x89] + Array("PNG\r\n".utf8), "image/png"),
            (Array("RIFF0000WEBP".utf8), "image/webp"), (Array("GIF89a".utf8), "image/gif"),
            (Array("BM".utf8), "image/bmp"), ([0x49, 0x49, 0x2A, 0], "image/tiff"),
            ([0x4D, 0x4D, 0, 0x2A], "image/tiff"),
            (Array("0000ftypheic".utf8), "image/heic"), (Array("0000ftypmif1".utf8), "image/heif"),
            (Array("0000ftypisom".utf8), "video/mp4"), (Array("0000ftypqt  ".utf8), "video/quicktime"),
            (Array("ID3".utf8), "audio/mpeg"), ([0xFF, 0xFB, 0x90], "audio/mpeg"),
            (Array("RIFF0000WAVE".utf8), "audio/wav"),
        ] as [([UInt8], String)])
    func theFirstBytesTellTheFormat(head: [UInt8], contentType: String) async throws {
        try await EngineBench.with { bench in
            let file = try await bench.upload(bench.makeEngine(), head + Array(repeating: 0, count: 32))
            #expect(file.contentType == contentType)
        }
    }

    @Test(arguments: ["<html>................", "%PDF-1.7............", "", "x"])
    func anythingElseIsRefusedAndNotKept(content: String) async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            await #expect(throws: RuleViolation.unsupportedFormat) {
                try await bench.upload(engine, Array(content.utf8))
            }
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    @Test func theContractsRouteTakesFourFormats() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.upload(engine, Self.jpeg, kind: .contractImage)
            await #expect(throws: RuleViolation.unsupportedFormat) {
                try await bench.upload(engine, Array("BM".utf8) + Array(repeating: 0, count: 32), kind: .contractImage)
            }
        }
    }

    @Test(
        arguments: [
            (Uploads.Kind.contractImage, [0xFF, 0xD8, 0xFF], 20_000_000), (.any, [0xFF, 0xD8, 0xFF], 30_000_000),
            (.any, Array("ID3".utf8), 15_000_000),
        ] as [(Uploads.Kind, [UInt8], Int)])
    func eachKindHasItsLimit(kind: Uploads.Kind, head: [UInt8], limit: Int) async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let largest = head + Array(repeating: 0, count: limit - head.count)
            let file = try await bench.upload(engine, largest, kind: kind)
            #expect(file.blob.byteCount == Int64(limit))
            await #expect(throws: RuleViolation.tooLarge(limit: Int64(limit))) {
                try await bench.upload(engine, largest + [0], kind: kind)
            }
        }
    }

    @Test func theHeadMayComeInPieces() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let file = try await engine.uploads.receive(
                Chunks(Self.jpeg.map { [$0] }), name: "a.jpg", kind: .any, by: bench.principal, claim: { _ in nil }
            ).file
            #expect(file.contentType == "image/jpeg")
        }
    }

    @Test(arguments: [
        ("photo.jpg", "photo.jpg"), ("../../etc/passwd", "passwd.jpg"), ("C:\\x\\y.png", "y.png"), ("", "file.jpg"),
        ("a b\"c\n.jpg", "a_b_c_.jpg"), (".hidden.jpg", "hidden.jpg"), ("人像.jpg", "人像.jpg"),
        ("noending", "noending.jpg"),
    ])
    func aNameIsMadePlain(given: String, plain: String) {
        #expect(FileName.plain(given, format: .jpeg) == plain)
    }

    @Test func theSameKeyGivesTheSameFile() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let receive = { (bytes: [UInt8]) in
                try await engine.uploads.receive(
                    Chunks([bytes]), name: "a.jpg", kind: .any, by: bench.principal,
                    claim: { hash in
                        IdempotencyClaim(
                            account: bench.principal.account, method: "POST", path: "/v1/uploads", key: "k",
                            bodyHash: hash)
                    })
            }
            let first = try await receive(Self.jpeg)
            let second = try await receive(Self.jpeg)
            #expect(!first.replayed)
            #expect(second.replayed)
            #expect(second.file == first.file)
            await #expect(throws: RuleViolation.idempotencyKeyReused) { _ = try await receive(Self.jpeg + [1]) }
        }
    }
}

extension EngineBench {
    /// Files below the blobs' folder.
    func storedBlobCount() throws -> Int {
        let all = FileManager.default.enumerator(at: URL(filePath: "\(folder)/blobs"), includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).count { !$0.hasDirectoryPath }
    }
}
