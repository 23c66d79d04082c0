// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Testing

/// Plain HTTP against a running server: tests look at what is on the wire.
struct Caller {
    struct Answer {
        let status: Int
        let headers: [String: String]
        let body: Data

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:] }
        /// `data` of the contract's envelope.
        var data: [String: Any] { json["data"] as? [String: Any] ?? [:] }
    }

    let address: String
    let key: String

    init(_ address: String, key: String) {
        self.address = address
        self.key = key
    }

    func get(_ path: String) async throws -> Answer {
        try await send(HTTPClientRequest(url: path.hasPrefix("http") ? path : address + path))
    }

    /// - Parameter json: the body.
    func post(_ path: String, _ json: String, headers: [String: String] = [:]) async throws -> Answer {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(Data(json.utf8))
        return try await send(request)
    }

    func delete(_ path: String) async throws -> Answer {
        var request = HTTPClientRequest(url: address + path)
        request.method = .DELETE
        return try await send(request)
    }

    /// A POST of the hosted page.
    func page(_ address: String, _ json: String) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(Data(json.utf8))
        return try await send(request)
    }

    /// Uploads a file with `POST /v1/uploads`.
    /// - Returns: its URL.
    func upload(_ path: String) async throws -> String {
        let boundary = "likeness-\(UUID().uuidString)"
        var body = Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"".utf8)
        body.append(Data("\(URL(filePath: path).lastPathComponent)\"\r\n\r\n".utf8))
        body.append(try Data(contentsOf: URL(filePath: path)))
        body.append(Data("\r\n--\(boundary)--\r\n".utf8))
        var request = HTTPClientRequest(url: address + "/v1/uploads")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "multipart/form-data; boundary=\(boundary)")
        request.body = .bytes(body)
        let answer = try await send(request)
        return try #require(answer.json["url"] as? String, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    /// The task in its final state.
    func finished(_ task: String) async throws -> Answer {
        for _ in 1...20 {
            let answer = try await get("/v1/tasks/\(task)?wait=30")
            if ["completed", "failed"].contains(answer.data["status"] as? String) { return answer }
        }
        throw Unfinished(task: task)
    }

    struct Unfinished: Error {
        let task: String
    }

    private func send(_ request: HTTPClientRequest) async throws -> Answer {
        var request = request
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        let body = try await response.body.collect(upTo: 64 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
            body: Data(buffer: body))
    }
}
