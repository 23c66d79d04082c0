// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Logging

/// An application on a free port of the loopback.
enum LocalService {
    /// Serves `router` while `body` runs; `body` gets the address, `http://127.0.0.1:PORT`.
    static func run<Value: Sendable>(
        _ router: Router<BasicRequestContext>, _ body: @Sendable @escaping (_ address: String) async throws -> Value
    ) async throws -> Value {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "chaos")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) }, logger: logger)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await application.run()
                return nil
            }
            group.addTask {
                for await port in ports { return try await body("http://127.0.0.1:\(port)") }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            while let next = try await group.next() {
                if let value = next { return value }
            }
            throw CancellationError()
        }
    }
}
