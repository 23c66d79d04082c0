// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import StoreSQL
import StoreSQLite
import Testing

/// A file that may not grow any more is a full disk.
@Suite struct FileLimitTests {
    @Test func aFullFileRefusesWritesAndKeepsWhatItHas() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path, limit: 400_000)
            var accepted: [TaskID] = []
            let refusal = await #expect(throws: StoreError.self) {
                for _ in 0..<2000 { accepted.append(try await file.addTask(to: store)) }
            }
            #expect(refusal?.code == .diskFull)
            #expect(accepted.count > 50)
            #expect(try await store.tasks(accepted, of: file.account).count == accepted.count)
            try store.close()
            let roomy = try SQLStore.sqlite(path: file.path)
            #expect(try await roomy.tasks(accepted, of: file.account).count == accepted.count)
            _ = try await file.addTask(to: roomy)
            try roomy.close()
        }
    }

    @Test func writesThatShareACommitAreAllToldTheTruthWhenTheFileIsFull() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path, limit: 400_000)
            _ = try await file.addTask(to: store)
            let accepted = await withTaskGroup(of: TaskID?.self) { group in
                for _ in 0..<2000 {
                    group.addTask {
                        let task = file.makeTask()
                        do {
                            try await store.createTask(task, claim: nil)
                            return task.id
                        } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: [TaskID]()) { if let id = $1 { $0.append(id) } }
            }
            #expect(accepted.count < 2000)
            #expect(try await store.tasks(accepted, of: file.account).count == accepted.count)
            try store.close()
        }
    }
}
