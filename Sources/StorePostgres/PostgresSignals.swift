// SPDX-License-Identifier: Apache-2.0

import Dispatch
import LibPQ
import LikenessCore
import StoreSQL
import Synchronization

/// Tells other servers of events, and this one of theirs: one thread with a connection of its own.
///
/// Events leave after the commit that they tell of, on this connection and many at once: a transaction that notifies
/// holds a lock of the whole server while it commits. One that is lost with a crash is a hint lost, no more.
final class PostgresSignals: Sendable {
    /// An idle connection is looked at this often.
    private static let rhythm = Duration.seconds(10)
    /// After it has told something it gathers this long: under load every commit would else be followed by a
    /// transaction that wakes every server.
    private static let gathering = DispatchTimeInterval.milliseconds(1)
    /// Others find out by polling what is beyond this.
    private static let mostWaiting = 4096

    private let settings: PostgresSettings
    private let hub: EventHub
    private let waiting = Mutex<[StoreEvent]>([])
    private let bell: WakePipe
    private let isClosed = Atomic(false)
    private let closing = DispatchSemaphore(value: 0)

    init(_ settings: PostgresSettings, hub: EventHub) throws(PostgresError) {
        self.settings = settings
        self.hub = hub
        self.bell = try WakePipe()
    }

    func announce(_ events: [StoreEvent]) {
        guard !events.isEmpty else { return }
        let mustRing = waiting.withLock { waiting in
            defer { waiting = (waiting + events).suffix(Self.mostWaiting) }
            return waiting.isEmpty
        }
        if mustRing { bell.ring() }
    }

    func close() {
        isClosed.store(true, ordering: .releasing)
        closing.signal()
        bell.ring()
    }

    /// Works until it is closed.
    func run() {
        var backoff = Backoff()
        var hasListened = false
        while !isClosed.load(ordering: .acquiring) {
            do {
                let connection = try PostgresConnection(
                    to: settings.address, limits: settings.limits, name: "likeness signals")
                backoff.reset()
                try serve(connection) {
                    // What was told while nobody listened.
                    if hasListened { hub.publish([.taskDue, .deliveryDue, .registrationDue, .checkDue]) }
                    hasListened = true
                }
            } catch {
                _ = closing.wait(timeout: .now() + .milliseconds(Int(backoff.pause() / .milliseconds(1))))
            }
        }
    }

    private func serve(_ connection: PostgresConnection, listening: () -> Void) throws {
        // Nobody waits for these to be on the disk.
        try connection.simple("SET synchronous_commit = off")
        let channel = try channel(connection)
        try connection.simple("LISTEN \(channel)")
        listening()
        while !isClosed.load(ordering: .acquiring) {
            connection.wait(alongside: bell.file, until: .now + Self.rhythm)
            bell.clear()
            let hasTold = try tell(connection, channel)
            for note in try connection.notifications() where note.sender != connection.processID {
                hub.publish(EventText.events(in: note.payload))
            }
            if hasTold { _ = closing.wait(timeout: .now() + Self.gathering) }
        }
    }

    /// Installations that share a database in schemas of their own don't hear each other.
    private func channel(_ connection: PostgresConnection) throws -> String {
        let row = try connection.query("SELECT md5(coalesce(current_schema(), ''))").rows.first
        guard case .text(let name)? = row?.first else { throw PostgresError.lost }
        return "likeness_\(name)"
    }

    /// - Returns: whether there was anything to tell.
    private func tell(_ connection: PostgresConnection, _ channel: String) throws -> Bool {
        let events = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !events.isEmpty else {
            try connection.simple("SELECT 1")
            return false
        }
        for payload in EventText.payloads(Set(events).map { $0 }) {
            _ = try connection.query("SELECT pg_notify(?, ?)::text", [.text(channel), .text(payload)])
        }
        return true
    }
}
