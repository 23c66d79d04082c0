// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LikenessCore
import LikenessEngine
import LikenessTesting
import NIOCore
import Testing

@testable import LikenessConsole

/// The console over a real engine and store, with an operator's token and the key of an account.
struct ConsoleBench {
    let bench: EngineBench
    let engine: Engine
    let adminToken: Secret
    let key: Secret
    private let client: any TestClientProtocol

    static func with<Result: Sendable>(
        address: String = "http://console.example", settings: [ConsoleSetting] = [],
        _ body: @escaping @Sendable (ConsoleBench) async throws -> Result
    ) async throws -> Result {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let admin = try await addAdmin(to: bench)
            let key = try await engine.accounts.createKey(accountNamed: "acme").key
            let router = Router(context: ConsoleTestContext.self)
            try ConsolePages(
                engine: engine,
                environment: .init(
                    address: address, key: SymmetricKey(data: Array(repeating: 9, count: 32)), time: bench.time,
                    settings: settings)
            ).mount(on: router)
            return try await Application(responder: router.buildResponder()).test(.router) { client in
                try await body(
                    ConsoleBench(bench: bench, engine: engine, adminToken: admin, key: key, client: client))
            }
        }
    }

    /// As a first start makes one.
    private static func addAdmin(to bench: EngineBench) async throws -> Secret {
        let token = Secret.random(prefix: "admin-")
        try await bench.store.addKey(
            APIKey(
                id: .make(at: bench.time.now), account: bench.principal.account, digest: TokenDigest(of: token),
                hint: "admin-…", isAdmin: true, createdAt: bench.time.now))
        return token
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> ConsoleAnswer {
        try await send(.get, path, headers)
    }

    /// A form, as a browser sends it.
    func post(_ path: String, _ fields: [(String, String)] = [], _ headers: HTTPFields = [:]) async throws
        -> ConsoleAnswer
    {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, headers, Array(body.utf8))
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: [UInt8] = []) async throws
        -> ConsoleAnswer
    {
        try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(bytes: body)) {
            ConsoleAnswer(status: $0.status.code, headers: $0.headers, text: String(buffer: $0.body))
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// What came back.
struct ConsoleAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var location: String? { headers[.location] }

    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }
    }
}

struct ConsoleTestContext: RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress? = nil

    init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
    }
}
