// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import Logging
import Synchronization

/// A site that assets are fetched from: serves one file at every path, counts requests, and can hold some back until
/// it is told to answer.
final class MediaHost: Sendable {
    private struct State {
        var counts: [String: Int] = [:]
        var held: Set<String> = []
        var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
    }

    private let state = Mutex(State())
    private let content: Data
    private let contentType: String

    init(file: String, contentType: String) throws {
        self.content = try Data(contentsOf: URL(filePath: file))
        self.contentType = contentType
    }

    /// How often each path was asked for.
    var counts: [String: Int] { state.withLock(\.counts) }

    /// From now on requests for `path` wait until `release`.
    func hold(_ path: String) {
        state.withLock { _ = $0.held.insert(path) }
    }

    func release(_ path: String) {
        let waiting = state.withLock { state in
            state.held.remove(path)
            return state.waiting.removeValue(forKey: path) ?? []
        }
        waiting.forEach { $0.resume() }
    }

    /// Serves on a free port while `body` runs.
    func run<Value: Sendable>(_ body: @Sendable @escaping (_ port: Int) async throws -> Value) async throws -> Value {
        let router = Router()
        router.get("**") { request, _ in await self.answer(request.uri.path) }
        return try await LocalApplication.run(router, body)
    }

    private func answer(_ path: String) async -> Response {
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                state.counts[path, default: 0] += 1
                guard state.held.contains(path) else { return false }
                state.waiting[path, default: []].append(continuation)
                return true
            }
            if !mustWait { continuation.resume() }
        }
        return Response(
            status: .ok, headers: [.contentType: contentType],
            body: .init(byteBuffer: ByteBuffer(bytes: content)))
    }
}
