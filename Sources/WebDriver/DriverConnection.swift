// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Commands to a chromedriver: JSON over HTTP, every answer as `{"value": …}`.
struct DriverConnection: Sendable {
    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }

    private struct Fault: Decodable {
        let error: String
        let message: String
    }

    /// `http://127.0.0.1:PORT`, or with `/session/ID`.
    let base: String

    func get<Value: Decodable>(_ path: String) async throws -> Value {
        try await send(HTTPClientRequest(url: base + path))
    }

    /// A command without an answer of interest.
    func tell(_ path: String, _ body: some Encodable) async throws {
        let _: String? = try await post(path, body)
    }

    func post<Value: Decodable>(_ path: String, _ body: some Encodable) async throws -> Value {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.body = .bytes(ByteBuffer(data: try JSONEncoder().encode(body)))
        return try await send(request)
    }

    func delete(_ path: String) async throws {
        var request = HTTPClientRequest(url: base + path)
        request.method = .DELETE
        let _: String? = try await send(request)
    }

    private func send<Value: Decodable>(_ request: HTTPClientRequest) async throws -> Value {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let data = Data(buffer: try await response.body.collect(upTo: 64 << 20))
        guard response.status == .ok else {
            guard let fault = try? JSONDecoder().decode(Answer<Fault>.self, from: data).value else {
                throw WebDriverError.unintelligible(String(decoding: data.prefix(500), as: UTF8.self))
            }
            let firstLine = fault.message.split(separator: "\n").first.map(String.init) ?? ""
            throw WebDriverError.refused(code: fault.error, message: firstLine)
        }
        guard let answer = try? JSONDecoder().decode(Answer<Value>.self, from: data) else {
            throw WebDriverError.unintelligible(String(decoding: data.prefix(500), as: UTF8.self))
        }
        return answer.value
    }
}
