// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import StoreSQL
import StoreSQLite

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Durable creates at the store port by 32 writers at once, against one-row transactions one after another.
struct DurableCreatesRow {
    let folder: String
    var writers = 32
    /// Of each writer, a round.
    var creates = 64

    func measure() async throws -> BenchRow {
        let store = try SQLStore.sqlite(path: folder + "/creates.sqlite")
        let account = Account(
            id: .make(at: now), name: "bench", webhookSecret: Sealed(bytes: Data([0])), createdAt: now)
        try await store.createAccount(account, keys: [])
        let floor = DurableWritesFloor(path: folder + "/creates-floor.sqlite", count: writers * creates / 4)
        let rates = try await Rounds(count: 5).compare(
            { try await createsPerSecond(store, account.id) }, { try floor.measure() })
        try store.close()
        return BenchRow(
            "durable creates at the store port, \(writers) writers", figure: rates.first, floor: rates.second,
            unit: "1/s", better: .higher, goal: 3)
    }

    private var now: Timestamp { SystemTime().now }

    private func createsPerSecond(_ store: SQLStore, _ account: AccountID) async throws -> Double {
        let elapsed = try await ContinuousClock().measure {
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<writers {
                    group.addTask {
                        for _ in 0..<creates { try await store.createTask(task(of: account), claim: nil) }
                    }
                }
            }
        }
        return Double(writers * creates) / (elapsed / .seconds(1))
    }

    /// A video's task, as a submission makes it.
    private func task(of account: AccountID) -> DurableTask {
        let order = VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: String(repeating: "a quiet harbour ", count: 8),
            seconds: 5, resolution: .p720, ratio: .wide, seed: nil, generateAudio: true, returnLastFrame: false,
            watermark: false, images: [], videos: [], audios: [], webhook: nil, language: "en")
        return DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending, input: .video(order),
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60)
    }
}
