// SPDX-License-Identifier: Apache-2.0

import LikenessAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Asks for the tasks that have not ended, a hundred at a time, and notes their ends.
struct Watcher: Sendable {
    private struct Batch: Decodable {
        let data: [TaskAnswer]
        let missing: [String]
    }

    let fleet: ServerFleet
    let wire: Wire
    let ledger: Ledger

    func run() async {
        while !Task.isCancelled {
            _ = await look(at: ledger.unfinished)
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Asks until it is answered.
    /// - Returns: those that nobody knows.
    func look(at tasks: [String]) async -> Set<String> {
        var missing: Set<String> = []
        for start in stride(from: 0, to: tasks.count, by: 100) {
            missing.formUnion(await lookOnce(at: Array(tasks[start..<min(start + 100, tasks.count)])))
        }
        return missing
    }

    private func lookOnce(at tasks: [String]) async -> [String] {
        let list = tasks.map { "\"\($0)\"" }.joined(separator: ",")
        while !Task.isCancelled {
            if let address = try? await fleet.anyAddress(),
                let answer = await wire.post(address + "/v1/tasks/batch", "{\"task_ids\":[\(list)]}"),
                answer.status == 200, let batch = answer.decode(Batch.self)
            {
                for task in batch.data where task.status.isFinal {
                    ledger.ended(task.id, as: task.status == .completed ? "completed" : task.error?.code ?? "failed")
                }
                return batch.missing
            }
            try? await Task.sleep(for: .milliseconds(300))
        }
        return []
    }
}
