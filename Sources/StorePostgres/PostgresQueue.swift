// SPDX-License-Identifier: Apache-2.0

import Dispatch
import LikenessCore
import NIOConcurrencyHelpers
import StoreSQL

/// Calls that wait for a connection, and the threads that wait for calls.
///
/// While no connection stands and one could not be made, calls are turned away at once: a client is told to come again
/// rather than kept waiting.
final class PostgresQueue: Sendable {
    private struct Waiting<Element: Sendable> {
        let element: Element
        let since: ContinuousClock.Instant
    }

    private struct State {
        var reads: [Waiting<any PendingRead>] = []
        var writes: [Waiting<any PendingWrite>] = []
        var again: [PostgresWork] = []
        var idleThreads = 0
        /// Whether a thread was woken that has not looked yet.
        var isWaking = false
        var writers = 0
        var connections = 0
        var isDown = false
        var isClosed = false

        var canWork: Bool { !isDown && !isClosed }
    }

    private let settings: PostgresSettings
    /// Not a `Mutex`: under contention Linux hands that from thread to thread, and each hand-over waits for the
    /// scheduler (a third of the store's throughput, docs/performance.md).
    private let state = NIOLockedValueBox(State())
    private let bell = DispatchSemaphore(value: 0)

    init(_ settings: PostgresSettings) {
        self.settings = settings
    }

    var isClosed: Bool { state.withLockedValue { $0.isClosed } }

    func add(_ read: any PendingRead) {
        add({ $0.reads.append(Waiting(element: read, since: .now)) }, waiting: { $0.reads.count }) {
            read.finish(failure: $0)
        }
    }

    func add(_ write: any PendingWrite) {
        add({ $0.writes.append(Waiting(element: write, since: .now)) }, waiting: { $0.writes.count }) {
            write.finish(commitFailure: $0)
        }
    }

    /// Waits for work on the thread that calls.
    /// - Returns: nil when the queue was closed.
    func take() -> PostgresWork? {
        var wasWoken = false
        while true {
            var late: [PostgresWork] = []
            let (work, isClosed) = state.withLockedValue { state in
                if wasWoken { state.isWaking = false }
                let work = next(&state, &late)
                if work == nil { state.idleThreads += 1 }
                wake(&state)
                return (work, state.isClosed)
            }
            late.forEach { $0.finish(failure: StoreError(.unavailable, statement: "wait")) }
            if let work { return work }
            if isClosed { return nil }
            bell.wait()
            wasWoken = true
        }
    }

    /// Says that what was taken is done.
    func done(_ work: PostgresWork) {
        guard case .writes = work.content else { return }
        state.withLockedValue { $0.writers -= 1 }
    }

    /// Takes back what a lost connection left undone, to be done by another.
    func putBack(_ work: PostgresWork) {
        let isTaken = state.withLockedValue { state in
            guard state.canWork else { return false }
            state.again.append(work)
            wake(&state)
            return true
        }
        if !isTaken { work.finish(failure: StoreError(.unavailable, statement: "connect")) }
    }

    func connected() {
        state.withLockedValue { state in
            state.connections += 1
            state.isDown = false
        }
    }

    func disconnected() {
        state.withLockedValue { state in
            state.connections -= 1
            // This thread was the one to take what is waiting.
            wake(&state)
        }
    }

    /// A connection could not be made. If there is none, nobody waits for one.
    func connectingFailed() {
        let stranded = state.withLockedValue { state in
            guard state.connections == 0 else { return [PostgresWork]() }
            state.isDown = true
            return empty(&state)
        }
        stranded.forEach { $0.finish(failure: StoreError(.unavailable, statement: "connect")) }
    }

    func close() {
        let stranded = state.withLockedValue { state in
            state.isClosed = true
            for _ in 0..<settings.connections { bell.signal() }
            return empty(&state)
        }
        stranded.forEach { $0.finish(failure: StoreError(.unavailable, statement: "closed")) }
    }
}

extension PostgresQueue {
    private func add(
        _ append: (inout State) -> Void, waiting: (State) -> Int, refuse: (StoreError) -> Void
    ) {
        let isTaken = state.withLockedValue { state in
            guard state.canWork, waiting(state) < settings.mostWaiting else { return false }
            append(&state)
            wake(&state)
            return true
        }
        if !isTaken { refuse(StoreError(.unavailable, statement: "queue")) }
    }

    /// Wakes one thread if there is work for it. It wakes the next: so none wakes for nothing, and writes that come
    /// meanwhile share its commit.
    private func wake(_ state: inout State) {
        guard !state.isWaking, state.idleThreads > 0, hasWork(state) else { return }
        state.idleThreads -= 1
        state.isWaking = true
        bell.signal()
    }

    private func hasWork(_ state: State) -> Bool {
        let mayWrite = state.writers < settings.writers
        return !state.reads.isEmpty || mayWrite && !state.writes.isEmpty || state.again.contains { mayBegin($0, state) }
    }

    /// - Parameter late: what has waited too long comes here.
    private func next(_ state: inout State, _ late: inout [PostgresWork]) -> PostgresWork? {
        let oldest = ContinuousClock.now - settings.patience
        late += drop(from: &state.reads, before: oldest) { .read($0) }
        late += drop(from: &state.writes, before: oldest) { .writes([$0]) }
        if let index = state.again.firstIndex(where: { mayBegin($0, state) }) {
            return begun(state.again.remove(at: index), &state)
        }
        if !state.writes.isEmpty, state.writers < settings.writers {
            let writes = state.writes.prefix(settings.mostTogether).map(\.element)
            state.writes.removeFirst(writes.count)
            return begun(PostgresWork(content: .writes(writes)), &state)
        }
        guard !state.reads.isEmpty else { return nil }
        return PostgresWork(content: .read(state.reads.removeFirst().element))
    }

    private func mayBegin(_ work: PostgresWork, _ state: State) -> Bool {
        guard case .writes = work.content else { return true }
        return state.writers < settings.writers
    }

    private func begun(_ work: PostgresWork, _ state: inout State) -> PostgresWork {
        if case .writes = work.content { state.writers += 1 }
        return work
    }

    private func drop<Element>(
        from waiting: inout [Waiting<Element>], before oldest: ContinuousClock.Instant,
        _ content: (Element) -> PostgresWork.Content
    ) -> [PostgresWork] {
        let late = waiting.prefix { $0.since < oldest }
        waiting.removeFirst(late.count)
        return late.map { PostgresWork(content: content($0.element)) }
    }

    private func empty(_ state: inout State) -> [PostgresWork] {
        defer { (state.reads, state.writes, state.again) = ([], [], []) }
        return state.again + state.reads.map { PostgresWork(content: .read($0.element)) }
            + state.writes.map { PostgresWork(content: .writes([$0.element])) }
    }
}
