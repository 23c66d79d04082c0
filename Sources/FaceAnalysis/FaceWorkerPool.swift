// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Lends each worker to one caller at a time; the others wait in line, and leave it when they are cancelled.
final class FaceWorkerPool: Sendable {
    private struct Line {
        /// The last one used is used next: its models are loaded.
        var idle: [FaceWorker]
        var waiting: [(ticket: Int, caller: CheckedContinuation<FaceWorker, any Error>)] = []
        var nextTicket = 0

        mutating func drawTicket() -> Int {
            nextTicket += 1
            return nextTicket
        }
    }

    private let line: Mutex<Line>
    private let longestLine: Int

    init(workers: [FaceWorker], longestLine: Int) {
        self.line = Mutex(Line(idle: workers.reversed()))
        self.longestLine = longestLine
    }

    /// - Throws: `FaceAnalysisError.overloaded` when the line is full, `CancellationError`, or what `body` throws.
    func withWorker<Answer: Sendable>(_ body: (FaceWorker) async throws -> Answer) async throws -> Answer {
        let worker = try await take()
        defer { giveBack(worker) }
        return try await body(worker)
    }

    private func take() async throws -> FaceWorker {
        let ticket = line.withLock { $0.drawTicket() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { queue($0, ticket: ticket) }
        } onCancel: {
            leave(ticket: ticket)
        }
    }

    /// A task is marked as cancelled before its handler runs, so a caller either sees the mark here or is found in
    /// line by `leave`.
    private func queue(_ caller: CheckedContinuation<FaceWorker, any Error>, ticket: Int) {
        let answer: Result<FaceWorker, any Error>? = line.withLock { line in
            if Task.isCancelled { return .failure(CancellationError()) }
            if let worker = line.idle.popLast() { return .success(worker) }
            if line.waiting.count >= longestLine { return .failure(FaceAnalysisError.overloaded) }
            line.waiting.append((ticket, caller))
            return nil
        }
        if let answer { caller.resume(with: answer) }
    }

    private func leave(ticket: Int) {
        let caller = line.withLock { line in
            line.waiting.firstIndex { $0.ticket == ticket }.map { line.waiting.remove(at: $0).caller }
        }
        caller?.resume(throwing: CancellationError())
    }

    private func giveBack(_ worker: FaceWorker) {
        let next = line.withLock { line -> CheckedContinuation<FaceWorker, any Error>? in
            if !line.waiting.isEmpty { return line.waiting.removeFirst().caller }
            line.idle.append(worker)
            return nil
        }
        next?.resume(returning: worker)
    }
}
