// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Synchronization

/// Stands before several servers and sends each request to the next of them that answers.
final class TurnProxy: Sendable {
    private let state = Mutex((upstreams: [String](), next: 0))

    func add(_ upstream: String) { state.withLock { $0.upstreams.append(upstream) } }

    /// Serves on a free port while `body` runs.
    func run<Value: Sendable>(_ body: @Sendable @escaping (_ port: Int) async throws -> Value) async throws -> Value {
        let router = Router()
        for method in [HTTPRequest.Method.get, .post, .delete, .patch] {
            router.on("**", method: method) { request, _ in
                var request = request
                request.body = RequestBody(buffer: try await request.body.collect(upTo: 64 << 20))
                do {
                    return try await ProxiedRequest(request).forward(to: self.turn())
                } catch {
                    return try await ProxiedRequest(request).forward(to: self.turn())
                }
            }
        }
        return try await LocalApplication.run(router, body)
    }

    private func turn() -> String {
        state.withLock { state in
            state.next += 1
            return state.upstreams[state.next % state.upstreams.count]
        }
    }
}
