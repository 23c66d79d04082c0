// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

/// An object that is sent in parts.
struct S3Upload: Sendable {
    private let client: S3Client
    private let object: String
    private let id: String

    init(client: S3Client, object: String, id: String) {
        self.client = client
        self.object = object
        self.id = id
    }

    /// - Parameter number: from 1.
    /// - Returns: the part's tag.
    func send(_ part: [UInt8], number: Int) async throws -> String {
        let answer = try await client.send(
            "PUT", object, query: ["partNumber": String(number), "uploadId": id], body: part)
        guard let tag = answer.headers.first(name: "etag") else { throw S3Failure.refused(status: 200, code: nil) }
        return tag
    }

    /// Puts the parts together, and gives the whole its name.
    func finish(_ tags: [String], as name: String) async throws {
        let parts = tags.enumerated().map { "<Part><PartNumber>\($0 + 1)</PartNumber><ETag>\($1)</ETag></Part>" }
        let list = "<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>"
        try await succeed("POST", object, query: ["uploadId": id], body: Array(list.utf8))
        let source = S3Request.encoded("\(client.bucket.name)/\(client.bucket.key(of: object))")
        try await succeed("PUT", name, headers: ["x-amz-copy-source": source])
        // Left behind, it is cleared away tomorrow.
        _ = try? await client.send("DELETE", object)
    }

    func abort() async {
        _ = try? await client.send("DELETE", object, query: ["uploadId": id])
    }

    /// Two calls may answer 200 and then say that they failed.
    private func succeed(
        _ method: String, _ object: String, query: [String: String] = [:], headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws {
        let answer = try await client.send(method, object, query: query, headers: headers, body: body)
        let text = S3Text(try await client.text(of: answer))
        if let code = text["Code"] { throw S3Failure.refused(status: 500, code: code) }
    }
}
