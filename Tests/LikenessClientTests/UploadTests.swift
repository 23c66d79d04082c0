// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessClient
import LikenessTesting
import NIOCore
import Testing

@Suite struct UploadTests {
    private static let answer =
        #"{"url":"http://x/f/1","filename":"a.jpg","content_type":"image/jpeg","bytes":3,"created_at":7}"#

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
    func aFileArrivesWhole(count: Int) async throws {
        let content = String(repeating: "x", count: count)
        let server = ScriptedAPI(Self.answer)
        let uploaded = try await TemporaryFolder.with { folder in
            let path = try folder.write(content, name: "me \"1\".JPG")
            return try await server.run { try await $0.upload(fileAt: path) }
        }
        #expect(uploaded.url == "http://x/f/1")
        let question = try #require(server.questions.first)
        let type = try #require(question.head.headerFields[.contentType])
        let boundary = try #require(type.split(separator: "boundary=").last)
        #expect(question.head.headerFields[.contentLength] == String(question.body.readableBytes))
        let expected =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"me %221%22.JPG\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n\(content)\r\n--\(boundary)--\r\n"
        #expect(question.text == expected)
    }

    @Test func anUploadIsRepeatedWhole() async throws {
        let server = ScriptedAPI([.init(status: .badGateway, body: ""), .init(body: Self.answer)])
        _ = try await TemporaryFolder.with { folder in
            let path = try folder.write(String(repeating: "x", count: 200_000), name: "a.png")
            return try await server.run { try await $0.upload(fileAt: path) }
        }
        #expect(server.questions.count == 2)
        #expect(server.questions.first?.body == server.questions.last?.body)
    }

    @Test func aMissingFileIsNotSent() async throws {
        let server = ScriptedAPI()
        await #expect(throws: LikenessError.unreadableFile(path: "/nowhere/a.jpg")) {
            try await server.run { try await $0.upload(fileAt: "/nowhere/a.jpg") }
        }
        #expect(server.questions.isEmpty)
    }

    @Test func aFolderIsNoFile() async throws {
        await #expect(throws: LikenessError.unreadableFile(path: "/")) {
            try await ScriptedAPI().run { try await $0.upload(fileAt: "/") }
        }
    }
}
