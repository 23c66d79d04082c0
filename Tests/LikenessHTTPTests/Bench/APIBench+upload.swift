// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import LikenessHTTP

extension APIBench {
    /// A form with one file.
    func upload(
        _ path: String, _ content: [UInt8], name: String = "photo.jpg", field: String = "file",
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        let boundary = "xYzZY"
        let head = """
            --\(boundary)\r\nContent-Disposition: form-data; name="\(field)"; filename="\(name)"\r\n\
            Content-Type: application/octet-stream\r\n\r\n
            """
        let body = Array(head.utf8) + content + Array("\r\n--\(boundary)--\r\n".utf8)
        let type = HTTPFields([.init(name: .contentType, value: "multipart/form-data; boundary=\(boundary)")])
        return try await send(.post, path, type.merging(headers), body)
    }

    /// The part of an address of ours that a request line holds.
    func target(_ url: String?) throws -> String {
        let url = try #require(url)
        let base = "https://likeness.example"
        try #require(url.hasPrefix(base))
        return String(url.dropFirst(base.count))
    }
}

/// First bytes that tell a format, and some more.
enum Samples {
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("a picture of nothing, but with enough bytes".utf8)
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("another picture of nothing".utf8)
    static let mp4: [UInt8] = [0, 0, 0, 0x20] + Array("ftypisom0000isomiso2avc1mp41 and then some".utf8)
    static let wav: [UInt8] = Array("RIFF0000WAVEfmt and then some more bytes".utf8)
}
