// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LikenessCore
import LikenessEngine
import NIOCore
import Testing

@testable import LikenessWeb

/// The hosted page over a real engine and store, with a session to look at.
struct PageBench {
    let bench: EngineBench
    let engine: Engine
    let run: HostedRun
    private let client: any TestClientProtocol

    static func with<Result: Sendable>(
        address: String = "https://likeness.example", project: ProjectName = .default,
        configure: (inout EngineConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (PageBench) async throws -> Result
    ) async throws -> Result {
        try await EngineBench.with(configure) { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine, project: project)
            let router = Router(context: PageTestContext.self)
            try HostedPages(
                verification: engine.hostedVerification, remote: engine.remoteVerification, address: address,
                peerKey: SymmetricKey(size: .bits256), time: bench.time
            )
            .mount(on: router)
            try PersonPages(persons: engine.persons, oversight: engine.oversight, address: address).mount(on: router)
            return try await Application(responder: router.buildResponder()).test(.router) { client in
                try await body(PageBench(bench: bench, engine: engine, run: run, client: client))
            }
        }
    }

    /// The page's own address, or one below it.
    func path(_ name: String = "") -> String {
        name.isEmpty ? "/v/\(run.link.exposed)" : "/v/\(run.link.exposed)/\(name)"
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> PageAnswer {
        try await send(.get, path, headers)
    }

    /// What is served there has the text in it.
    func expect(
        _ text: String, at path: String, _ headers: HTTPFields = [:], from location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await get(path, headers)
        #expect(answer.text.contains(text), sourceLocation: location)
    }

    /// What is served there doesn't have the text in it.
    func expectNot(
        _ text: String, at path: String, _ headers: HTTPFields = [:], from location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await get(path, headers)
        #expect(!answer.text.contains(text), sourceLocation: location)
    }

    func secondsLeft() async throws -> Int? { try await get(path("state")).number("secondsLeft") }

    func post(_ path: String, _ body: [UInt8] = [], _ headers: HTTPFields = [:]) async throws -> PageAnswer {
        try await send(.post, path, headers, body)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: [UInt8] = []
    ) async throws -> PageAnswer {
        try await client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(bytes: body)) {
            PageAnswer(status: $0.status.code, headers: $0.headers, body: Array($0.body.readableBytesView))
        }
    }
}

/// What came back.
struct PageAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func string(_ name: String) -> String? { object[name] as? String }
    func object(_ name: String) -> [String: Any]? { object[name] as? [String: Any] }
    func number(_ name: String) -> Int? { object[name] as? Int }

    private var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
}

/// A request of somebody at one address.
struct PageTestContext: RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        self.remoteAddress = try? SocketAddress(ipAddress: "192.0.2.7", port: 50_000)
    }
}
