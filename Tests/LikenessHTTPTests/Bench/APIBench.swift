// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LikenessCore
import LikenessEngine
import NIOCore
import Testing

@testable import LikenessHTTP

/// The API over a real engine and store, spoken to as clients do.
struct APIBench {
    let bench: EngineBench
    let engine: Engine
    let key: Secret
    let surface: HTTPSurface
    private let client: any TestClientProtocol

    /// - Parameter rateLimit: of one key.
    static func with<Result: Sendable>(
        rateLimit: TokenBucket.Limit = .init(perSecond: 100_000, burst: 100_000),
        configure: (inout EngineConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (APIBench) async throws -> Result
    ) async throws -> Result {
        try await EngineBench.with(configure) { bench in
            let engine = try bench.makeEngine()
            let surface = HTTPSurface(
                engine: engine,
                environment: .init(
                    limits: KeyLimits("rate", rateLimit, states: LocalStates(), handful: 1),
                    usageLimits: .usage(states: LocalStates()), time: bench.time,
                    readiness: Readiness([]),
                    metrics: PrometheusRegistry(), address: "https://likeness.example"))
            let router = Router(context: HTTPContext.self)
            surface.prepare(router)
            surface.mount(on: router)
            let key = try await engine.accounts.createKey(accountNamed: "acme").key
            return try await Application(responder: KnownMethods(router.buildResponder())).test(.router) { client in
                try await body(APIBench(bench: bench, engine: engine, key: key, surface: surface, client: client))
            }
        }
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers)
    }

    func post(_ path: String, _ json: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(
            .post, path, HTTPFields([.init(name: .contentType, value: "application/json")]).merging(headers),
            Array(json.utf8))
    }

    func put(_ path: String, _ json: String) async throws -> Answer {
        try await send(.put, path, [.contentType: "application/json"], Array(json.utf8))
    }

    func patch(_ path: String, _ json: String) async throws -> Answer {
        try await send(.patch, path, [.contentType: "application/json"], Array(json.utf8))
    }

    /// A request with the bench's key, unless `headers` carry another.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: [UInt8] = []
    ) async throws -> Answer {
        try await raw(
            method, path, HTTPFields([.init(name: .authorization, value: "Bearer \(key.exposed)")]).merging(headers),
            body)
    }

    /// A request as it is.
    func raw(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: [UInt8] = []
    ) async throws -> Answer {
        try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(bytes: body)) {
            Answer(status: $0.status.code, headers: $0.headers, body: Array($0.body.readableBytesView))
        }
    }

    /// The key of another account.
    func strangersKey() async throws -> HTTPFields {
        let key = try await engine.accounts.createKey(accountNamed: "stranger").key
        return [.authorization: "Bearer \(key.exposed)"]
    }
}

extension HTTPFields {
    func merging(_ others: HTTPFields) -> HTTPFields {
        var fields = self
        for field in others { fields[field.name] = field.value }
        return fields
    }
}
