// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import LikenessHTTP

@Suite struct UploadTests {
    @Test func anUploadAnswersFiveBareFields() async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads/images", Samples.jpeg, name: "me.jpg")
            #expect(answer.status == 200)
            #expect(answer.keys == ["url", "filename", "content_type", "bytes", "created_at"])
            #expect(answer.string("filename") == "me.jpg")
            #expect(answer.string("content_type") == "image/jpeg")
            #expect(answer["bytes"] == .integer(Int64(Samples.jpeg.count)))
        }
    }

    @Test(arguments: [
        (Samples.jpeg, "image/jpeg"), (Samples.png, "image/png"), (Samples.mp4, "video/mp4"),
        (Samples.wav, "audio/wav"),
    ])
    func theBytesTellTheType(content: [UInt8], type: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads", content, name: "x.bin")
            #expect(answer.string("content_type") == type)
        }
    }

    @Test func onlyPicturesGoToTheContractsRoute() async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads/images", Samples.mp4)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "file")
        }
    }

    @Test(arguments: ["#EXTM3U\nhttp://10.0.0.1/", "<svg/>", "hello", ""])
    func whatIsNoMediumIsRefused(content: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads", Array(content.utf8))
            #expect(answer.status == 400)
        }
    }

    @Test func aFileOverItsLimitIs413() async throws {
        try await APIBench.with { api in
            let image = Samples.jpeg + [UInt8](repeating: 1, count: 20_000_000)
            let answer = try await api.upload("/v1/uploads/images", image)
            #expect(answer.status == 413)
            #expect(answer.string("error.message")?.contains("20000000") == true)
            let taken = try await api.upload("/v1/uploads", image)
            #expect(taken.status == 200)
            let sound = Samples.wav + [UInt8](repeating: 1, count: 15_000_000)
            let refused = try await api.upload("/v1/uploads", sound)
            #expect(refused.status == 413)
        }
    }

    @Test func aFormWithoutAFileIsSaid() async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads", Samples.jpeg, field: "image")
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "file")
        }
    }

    @Test(arguments: ["application/json", "multipart/form-data", "multipart/mixed; boundary=x"])
    func anotherContentTypeIs415(type: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.send(.post, "/v1/uploads", [.contentType: type], Samples.jpeg)
            #expect(answer.status == 415)
        }
    }

    @Test(arguments: ["", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc", "no boundary"])
    func aBrokenFormIsRefused(body: String) async throws {
        try await APIBench.with { api in
            let type: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]
            let answer = try await api.send(.post, "/v1/uploads", type, Array(body.utf8))
            #expect(answer.status == 400)
            #expect(answer.string("error.message")?.contains("multipart") == true)
        }
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd.jpg"), ("a b\u{202E}.jpg", nil), ("", nil), ("\u{4F60}\u{597D}.jpg", nil),
    ])
    func aNameIsMadePlain(name: String, plain: String?) async throws {
        try await APIBench.with { api in
            let answer = try await api.upload("/v1/uploads", Samples.jpeg, name: name)
            let filename = try #require(answer.string("filename"))
            #expect(!filename.isEmpty && !filename.contains("/") && !filename.contains(".."))
            if let plain { #expect(filename == plain) }
            let target = try api.target(answer.string("url"))
            #expect(try await api.raw(.get, target).status == 200)
        }
    }
}
