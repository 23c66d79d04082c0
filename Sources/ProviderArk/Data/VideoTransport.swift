// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Sends one request to the data plane, by API key, and reads the answer.
struct VideoTransport: Sendable {
    private static let path = "contents/generations/tasks"
    let apiKey: Secret
    /// Ends in `/api/v3`.
    let url: String
    let connection: ArkConnection

    /// - Parameters:
    ///   - suffix: behind the path of the tasks: `/cgt-…` or `?page_num=…`.
    ///   - body: JSON.
    func send<Result: Decodable>(
        _ call: ArkCall, _ method: HTTPMethod, _ suffix: String = "", body: Data? = nil, as type: Result.Type
    ) async throws(ArkFault) -> Result {
        var request = HTTPClientRequest(url: "\(url)/\(Self.path)\(suffix)")
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(apiKey.exposed)")
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let answer = try await connection.exchange(request, call)
        do {
            return try Self.read(answer)
        } catch {
            connection.log(error, call, requestID: answer.requestID)
            throw error
        }
    }

    private static func read<Result: Decodable>(_ answer: ArkConnection.Answer) throws(ArkFault) -> Result {
        let data = Data(buffer: answer.body)
        let failure = answer.failure
        if let refusal = try? JSONDecoder().decode(VideoRefusal.self, from: data) {
            throw failure.fault(code: refusal.error.code, message: refusal.error.message, status: answer.status)
        }
        guard (200..<300).contains(answer.status) else {
            throw failure.fault(status: answer.status, isEmpty: data.isEmpty)
        }
        guard let result = try? JSONDecoder().decode(Result.self, from: data) else {
            throw failure.undecided(ArkFault.unintelligible)
        }
        return result
    }
}

/// `{"error":{"code":"..","message":"..","param":"..","type":".."}}` (contract/ark.md 4.6). A video's own answer has an
/// `error` too, beside its `id`: that is no refusal.
private struct VideoRefusal: Decodable {
    struct Fault: Decodable {
        let code: String
        let message: String
    }

    let error: Fault

    private enum CodingKeys: String, CodingKey {
        case error, id
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard !container.contains(.id) else {
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "a video")
        }
        self.error = try container.decode(Fault.self, forKey: .error)
    }
}
