// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessAPI
import LikenessClient
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Plain HTTP as a client under fire writes it: each call once, with a short patience.
struct Wire: Sendable {
    struct Answer: Sendable {
        let status: Int
        let location: String?
        let body: Data

        func decode<Value: Decodable>(_ type: Value.Type) -> Value? { try? JSONDecoder().decode(type, from: body) }
    }

    private static let patience = TimeAmount.seconds(15)
    let key: String

    /// - Returns: nil when there was no answer.
    func get(_ url: String) async -> Answer? { await send(HTTPClientRequest(url: url)) }

    func post(_ url: String, _ json: String, idempotencyKey: String? = nil) async -> Answer? {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        if let idempotencyKey { request.headers.add(name: "Idempotency-Key", value: idempotencyKey) }
        request.body = .bytes(Data(json.utf8))
        return await send(request)
    }

    private func send(_ request: HTTPClientRequest) async -> Answer? {
        var request = request
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        do {
            let response = try await HTTPClient.likeness.execute(request, timeout: Self.patience)
            let body = try await response.body.collect(upTo: 4 << 20)
            return Answer(
                status: Int(response.status.code), location: response.headers.first(name: "Location"),
                body: Data(buffer: body))
        } catch {
            return nil
        }
    }
}
