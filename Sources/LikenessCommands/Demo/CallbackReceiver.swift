// SPDX-License-Identifier: Apache-2.0

import Crypto
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The demo's own application: takes the signed notification and the person's browser coming back.
final class CallbackReceiver: Sendable {
    /// A notification whose signature was right.
    struct Notification: Sendable {
        let id: String
        let body: String
    }

    private let secret = Mutex("")
    private let notifications: AsyncStream<Result<Notification, DemoFailure>>
    private let sink: AsyncStream<Result<Notification, DemoFailure>>.Continuation

    init() {
        (notifications, sink) = AsyncStream.makeStream()
    }

    /// Says with which secret notifications are signed; the account's is known only once its key is made.
    /// - Parameter secret: the account's `whsec_…`.
    func expect(secret: String) {
        self.secret.withLock { $0 = secret }
    }

    /// Serves on a free port of 127.0.0.1 while `body` runs; `body` gets the port.
    func run<Value: Sendable>(_ body: @Sendable @escaping (Int) async throws -> Value) async throws -> Value {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) },
            // Being cancelled is its normal end.
            logger: logger(level: .critical))
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await application.run()
                return nil
            }
            group.addTask {
                for await port in ports { return try await body(port) }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            while let next = try await group.next() {
                if let value = next { return value }
            }
            throw CancellationError()
        }
    }

    private func logger(level: Logger.Level) -> Logger {
        var logger = Logger(label: "callback")
        logger.logLevel = level
        return logger
    }

    /// The next notification.
    /// - Throws: `DemoFailure` for a wrong signature, or when none comes in time.
    func next(within limit: Duration) async throws -> Notification {
        try await withThrowingTaskGroup(of: Notification.self) { group in
            group.addTask { [notifications] in
                for await result in notifications { return try result.get() }
                throw CancellationError()
            }
            group.addTask {
                try await Task.sleep(for: limit)
                throw DemoFailure("no notification came within \(limit.components.seconds) s")
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.post("callback") { [self] request, _ in
            let bytes = try await request.body.collect(upTo: 64 * 1024)
            sink.yield(verify(request.headers, body: String(buffer: bytes)))
            return HTTPResponse.Status.noContent
        }
        router.get("callback") { _, _ in "You are back at the app. You can close this page." }
        return router
    }

    /// Standard Webhooks: base64 of HMAC-SHA256 over `id.timestamp.body`, the key in base64 after `whsec_`.
    private func verify(_ headers: HTTPFields, body: String) -> Result<Notification, DemoFailure> {
        func header(_ name: String) -> String { HTTPField.Name(name).flatMap { headers[$0] } ?? "" }
        let secret = secret.withLock { $0 }
        guard let key = Data(base64Encoded: String(secret.dropFirst("whsec_".count))), !key.isEmpty else {
            return .failure(DemoFailure("a notification came before the account's secret was known"))
        }
        let id = header("webhook-id")
        let signed = "\(id).\(header("webhook-timestamp")).\(body)"
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: key))
        guard header("webhook-signature").split(separator: " ").contains("v1,\(Data(code).base64EncodedString())")
        else {
            return .failure(DemoFailure("the notification's signature is wrong"))
        }
        return .success(Notification(id: id, body: body))
    }
}
