// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Synchronization

/// Stands before a server and spoils what it answers: the faults that the vendor's stand-in has, for any upstream.
final class FaultyProxy: Sendable {
    enum Fault: String, CaseIterable, Sendable {
        /// Not handed on.
        case serverError, emptyNotFound
        /// Handed on, the answer lost.
        case silence, truncated, missingField, largeBody
    }

    private struct State {
        var faults: [(call: String, fault: Fault)] = []
        var counts: [String: Int] = [:]
        var silent: [CheckedContinuation<Void, Never>] = []
    }

    private let upstream: String
    private let state = Mutex(State())

    init(upstream: String) {
        self.upstream = upstream
    }

    /// The next `METHOD /path` goes wrong.
    func spoil(_ call: String, _ fault: Fault) { state.withLock { $0.faults.append((call, fault)) } }

    func count(_ call: String) -> Int { state.withLock { $0.counts[call] ?? 0 } }

    /// Serves on a free port while `body` runs.
    func run<Value: Sendable>(_ body: @Sendable @escaping (_ port: Int) async throws -> Value) async throws -> Value {
        let router = Router()
        for method in [HTTPRequest.Method.get, .post, .delete, .patch] {
            router.on("**", method: method) { request, _ in try await self.answer(request) }
        }
        return try await LocalApplication.run(router) { port in
            defer { self.state.withLock { state in state.silent.forEach { $0.resume() } } }
            return try await body(port)
        }
    }

    private func answer(_ request: Request) async throws -> Response {
        let call = "\(request.method.rawValue) \(request.uri.path)"
        let fault: Fault? = state.withLock { state in
            state.counts[call, default: 0] += 1
            guard let index = state.faults.firstIndex(where: { $0.call == call }) else { return nil }
            return state.faults.remove(at: index).fault
        }
        switch fault {
        case .serverError: return Response(status: .internalServerError)
        case .emptyNotFound: return Response(status: .notFound)
        case nil: return try await ProxiedRequest(request).forward(to: upstream)
        case .silence:
            _ = try await ProxiedRequest(request).forward(to: upstream)
            await withCheckedContinuation { continuation in state.withLock { $0.silent.append(continuation) } }
            return Response(status: .gatewayTimeout)
        case .truncated: return try await spoilt(request, "{\"code\":200,\"da")
        case .missingField: return try await spoilt(request, "{\"code\":200,\"data\":{}}")
        case .largeBody:
            return try await spoilt(request, "{\"code\":\"" + String(repeating: "0", count: 2 << 20) + "\"}")
        }
    }

    private func spoilt(_ request: Request, _ text: String) async throws -> Response {
        _ = try await ProxiedRequest(request).forward(to: upstream)
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
