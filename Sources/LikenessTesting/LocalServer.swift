// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
package import HummingbirdCore
import Logging

/// A web server on a free port of 127.0.0.1, up while one test needs it.
package struct LocalServer: Sendable {
    private let responder: RouterResponder<BasicRequestContext>
    private let server: HTTPServerBuilder

    package init(router: Router<BasicRequestContext>, server: HTTPServerBuilder = .http1()) {
        self.responder = router.buildResponder()
        self.server = server
    }

    /// Serves while `body` runs; `body` gets the port.
    package func run<Value: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Value) async throws -> Value {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "local-server")
        logger.logLevel = .critical
        let application = Application(
            responder: responder, server: server, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) }, logger: logger)
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
}
