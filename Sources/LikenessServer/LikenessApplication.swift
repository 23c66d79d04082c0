// SPDX-License-Identifier: Apache-2.0

import Hummingbird
package import LikenessEngine
import LikenessHTTP
import Logging
import ServiceLifecycle
import UnixSignals

/// The server, put together from its configuration.
package struct LikenessApplication: Sendable {
    /// How the world reaches it, without a slash at the end.
    package let publicURL: String
    private let address: ListeningAddress
    private let parts: ServerParts
    private let logger: Logger

    /// Takes the port, opens the store and builds everything; nothing runs yet.
    /// - Throws: `StartFailure`, `ConfigurationError` or `MasterKeyFile.Failure`, each one line for the operator.
    package init(_ configuration: LikenessConfiguration, telemetry: Telemetry) async throws {
        self.address = try await ListeningAddress.probe(
            host: configuration.listening.host, port: configuration.listening.port)
        self.publicURL = configuration.listening.publicURL ?? address.origin
        self.parts = try await ServerParts(
            configuration, publicURL: publicURL,
            peerURL: configuration.storage.isShared ? configuration.listening.peerURL ?? address.origin : nil,
            telemetry: telemetry)
        self.logger = telemetry.logger
        StartLog(logger).report(configuration)
    }

    /// The keys of a first start on an empty store; nil at every other start.
    package func firstStart() async throws -> (admin: IssuedKey, first: IssuedKey)? {
        try await parts.engine.accounts.bootstrap()
    }

    /// Serves until SIGTERM or SIGINT, then stops within 20 seconds: no new requests, steps finish or give their
    /// tasks back, the store is closed.
    /// - Parameter onListening: called once requests are accepted, with `http://HOST:PORT`.
    package func run(onListening: @escaping @Sendable (_ address: String) -> Void) async throws {
        let address = address
        let front = Application(
            responder: parts.responder(), server: FrontDoor.server(),
            configuration: .init(address: .hostname(address.host, port: address.port), serverName: "likeness"),
            onServerRunning: { _ in onListening(address.readyText) }, logger: logger)
        // Stopped from the end: first the front, so that nothing new comes in while the work is brought to its end.
        var configuration = ServiceGroupConfiguration(
            services: [parts.clock] + parts.engine.services + [front], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(18)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            await parts.close()
            throw error
        }
        await parts.close()
    }
}
