// SPDX-License-Identifier: Apache-2.0

/// Lets so many through at a time, and so many of one key (a host). Waiting holds no thread; whoever waits behind a
/// full key doesn't hold up the others.
actor Gate {
    private struct Waiter {
        let id: Int
        let key: String
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let total: Int
    private let perKey: Int
    private var running: [String: Int] = [:]
    private var runningCount = 0
    private var waiters: [Waiter] = []
    private var nextID = 0

    init(total: Int, perKey: Int? = nil) {
        self.total = total
        self.perKey = perKey ?? total
    }

    /// Runs `body` once there is room.
    /// - Throws: `CancellationError` when the caller is cancelled while it waits, or the error of `body`.
    nonisolated func pass<Result: Sendable>(
        _ key: String = "", _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        try await enter(key)
        do {
            let result = try await body()
            await leave(key)
            return result
        } catch {
            await leave(key)
            throw error
        }
    }

    private func enter(_ key: String) async throws {
        try Task.checkCancellation()
        if hasRoom(for: key) { return take(key) }
        let id = nextID
        nextID += 1
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    waiters.append(Waiter(id: id, key: key, continuation: continuation))
                }
            }
        } onCancel: {
            // The handler is synchronous and the actor isn't: this small task carries the news in.
            Task { await self.giveUp(id) }
        }
    }

    private func leave(_ key: String) {
        runningCount -= 1
        running[key] = running[key, default: 1] - 1
        if running[key] == 0 { running[key] = nil }
        while let index = waiters.firstIndex(where: { hasRoom(for: $0.key) }) {
            let waiter = waiters.remove(at: index)
            take(waiter.key)
            waiter.continuation.resume()
        }
    }

    private func giveUp(_ id: Int) {
        guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
        waiters.remove(at: index).continuation.resume(throwing: CancellationError())
    }

    private func hasRoom(for key: String) -> Bool {
        runningCount < total && running[key, default: 0] < perKey
    }

    private func take(_ key: String) {
        runningCount += 1
        running[key, default: 0] += 1
    }
}
