// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessClient
import LikenessTesting
import NIOCore
import Synchronization

/// A server that gives prepared answers, one after the other, and remembers what it was asked.
final class ScriptedAPI: Sendable {
    struct Answer: Sendable {
        var status = HTTPResponse.Status.ok
        var headers = HTTPFields()
        let body: String
    }

    struct Question: Sendable {
        let head: HTTPRequest
        let body: ByteBuffer

        var text: String { String(buffer: body) }
        var idempotencyKey: String? { HTTPField.Name("Idempotency-Key").flatMap { head.headerFields[$0] } }
    }

    private let answers: Mutex<[Answer]>
    private let polling: Duration
    private let asked = Mutex<[Question]>([])

    /// - Parameter polling: of the clients.
    init(_ answers: [Answer], polling: Duration = .milliseconds(1)) {
        self.answers = Mutex(answers)
        self.polling = polling
    }

    convenience init(_ bodies: String...) {
        self.init(bodies.map { Answer(body: $0) })
    }

    var questions: [Question] { asked.withLock { $0 } }

    /// Serves while `body` runs, which gets a client of it.
    func run<Value: Sendable>(_ body: @escaping @Sendable (LikenessClient) async throws -> Value) async throws -> Value
    {
        try await runAtAddress { client, _ in try await body(client) }
    }

    /// The same, with the server's address beside the client.
    func runAtAddress<Value: Sendable>(
        _ body: @escaping @Sendable (LikenessClient, _ address: String) async throws -> Value
    ) async throws -> Value {
        let router = Router()
        for method in [HTTPRequest.Method.get, .post, .delete] {
            router.on("**", method: method) { request, _ in
                let body = try await request.body.collect(upTo: 1 << 24)
                self.asked.withLock { $0.append(Question(head: request.head, body: body)) }
                let answer = self.answers.withLock { $0.isEmpty ? Answer(status: .gone, body: "") : $0.removeFirst() }
                return Response(
                    status: answer.status, headers: answer.headers,
                    body: .init(byteBuffer: ByteBuffer(string: answer.body)))
            }
        }
        return try await LocalServer(router: router).run { port in
            var options = ClientOptions()
            options.firstPause = .milliseconds(1)
            options.attempts = 3
            options.polling = self.polling
            let address = "http://127.0.0.1:\(port)"
            return try await body(LikenessClient(baseURL: "\(address)/", key: "sk-1", options: options), address)
        }
    }
}
