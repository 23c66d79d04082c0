// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// The world outside the servers: a host of pictures, and receivers of notifications that now and then fail.
final class Outside: Sendable {
    private let ledger: Ledger
    private let picture: [UInt8]
    private let generator: Mutex<SeededGenerator>
    private let failedOnce = Mutex<Set<String>>([])

    init(ledger: Ledger, picture: [UInt8], seed: UInt64) {
        self.ledger = ledger
        self.picture = picture
        self.generator = Mutex(SeededGenerator(seed: seed &+ 77))
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.post("/hook/{name}/callback") { [self] request, context in
            try await take(request, context.parameters.require("name"), mayFail: true)
        }
        router.post("/verified/{name}") { [self] request, context in
            try await take(request, context.parameters.require("name"), mayFail: false)
        }
        router.get("/pictures/{name}") { [self] _, _ in
            // Slow enough that work is under way when a server dies.
            try await Task.sleep(for: .milliseconds(chance(in: 0...1500)))
            return Response(
                status: .ok, headers: [.contentType: "image/png"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
        }
        return router
    }

    /// Notes a notification, unless it is one of the few that are refused the first time.
    private func take(_ request: Request, _ name: String, mayFail: Bool) async throws -> HTTPResponse.Status {
        _ = try await request.body.collect(upTo: 1 << 20)
        if mayFail, chance(in: 1...10) == 1, failedOnce.withLock({ $0.insert(name).inserted }) {
            return .internalServerError
        }
        guard let field = HTTPField.Name("webhook-id"), let id = request.headers[field], let order = Order(named: name)
        else { return .badRequest }
        ledger.notified(order, id: id)
        return .noContent
    }

    private func chance(in range: ClosedRange<Int>) -> Int {
        generator.withLock { Int.random(in: range, using: &$0) }
    }
}
