// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import LibPQ
package import LikenessCore
package import StoreSQL

extension SQLStore {
    /// The store on a PostgreSQL server, shared by any number of equal servers. Blocks: call it at the start.
    /// - Throws: what `PostgresDatabase` throws.
    package static func postgres(_ settings: PostgresSettings) throws(StoreError) -> SQLStore {
        SQLStore(try PostgresDatabase(settings))
    }
}

/// A PostgreSQL database behind a pool of connections, a thread each.
package final class PostgresDatabase: SQLDatabase {
    private let queue: PostgresQueue
    private let hub = EventHub()
    private let signals: PostgresSignals
    private let threads = DispatchGroup()
    private let closing = DispatchSemaphore(value: 0)
    private let connections: Int

    /// Connects, and brings the schema up to date. Blocks: call it at the start.
    /// - Throws: `StoreError` `.unavailable` when no server answers, `.refusedLogin`, `.noEncryption`,
    ///   `.tooManyConnections`, `.noDatabase`, `.oldServer`, and what goes wrong with the schema: `.missingRights`, `.readOnly`, `.newerSchema`, `.corrupt`.
    package init(_ settings: PostgresSettings) throws(StoreError) {
        do {
            try Self.prepare(settings)
            self.signals = try PostgresSignals(settings, hub: hub)
        } catch {
            throw StoreError(error, statement: "open")
        }
        self.queue = PostgresQueue(settings)
        self.connections = settings.connections
        start(settings)
    }

    static func prepare(_ settings: PostgresSettings) throws {
        let connection = try PostgresConnection(to: settings.address, limits: settings.limits, name: "likeness start")
        guard connection.serverVersion >= settings.oldestServer else { throw StoreError(.oldServer, statement: "open") }
        try PostgresSchema(connection: connection).bringUpToDate()
    }

    private func start(_ settings: PostgresSettings) {
        let worker = PostgresWorker(
            settings: settings, queue: queue,
            announce: { [hub, signals] events in
                hub.publish(events)
                signals.announce(events)
            }, closing: closing)
        for number in 1...settings.connections { run("likeness.store.\(number)", worker.run) }
        run("likeness.store.signals", signals.run)
    }

    /// A thread, not the cooperative pool: libpq blocks it.
    private func run(_ name: String, _ work: @escaping @Sendable () -> Void) {
        threads.enter()
        let thread = Thread { [threads] in
            work()
            threads.leave()
        }
        thread.name = name
        thread.start()
    }

    package func lookUp<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { queue.add(AwaitedRead($0, needsSnapshot: false, body)) }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { queue.add(AwaitedRead($0, needsSnapshot: true, body)) }
    }

    package func write<Value: Sendable>(_ body: @escaping AwaitedWrite<Value>.Body) async throws -> Value {
        try await withCheckedThrowingContinuation { queue.add(AwaitedWrite($0, body)) }
    }

    package func events(of event: StoreEvent?) -> AsyncStream<StoreEvent> {
        hub.listen(to: event)
    }

    package func close() {
        hub.close()
        queue.close()
        signals.close()
        for _ in 0..<connections { closing.signal() }
        threads.wait()
    }

    package func storeError(_ error: any Error, statement: String) -> StoreError {
        StoreError(error, statement: statement)
    }
}
