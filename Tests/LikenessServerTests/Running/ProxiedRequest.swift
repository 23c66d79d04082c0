// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// A request that is handed on as it came.
struct ProxiedRequest {
    /// One that tells at once when a server can't be connected to.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
    private let request: Request

    init(_ request: Request) {
        self.request = request
    }

    func forward(to upstream: String) async throws -> Response {
        var outgoing = HTTPClientRequest(url: upstream + request.uri.description)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers where field.name != .contentLength {
            outgoing.headers.add(name: field.name.rawName, value: field.value)
        }
        let body = try await request.body.collect(upTo: 64 << 20)
        if body.readableBytes > 0 { outgoing.body = .bytes(body) }
        let answer = try await Self.client.execute(outgoing, timeout: .seconds(60))
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name), name != .contentLength else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        return Response(
            status: .init(code: Int(answer.status.code)), headers: headers,
            body: .init(byteBuffer: try await answer.body.collect(upTo: 64 << 20)))
    }
}
