// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import StoreSQL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What many callers at once ask of a store.
struct StoreLoad {
    /// Of each caller, a round.
    private static let tasks = 64
    private static let claimSize = 32
    private let store: SQLStore
    private let account: AccountID

    init(_ store: SQLStore) async throws {
        self.store = store
        let now = SystemTime().now
        self.account = .make(at: now)
        try await store.createAccount(
            Account(id: account, name: "bench \(account)", webhookSecret: Sealed(bytes: Data([0])), createdAt: now),
            keys: [])
    }

    /// Adds so many tasks that are due now.
    func create(_ count: Int) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<count { group.addTask { try await store.createTask(makeTask(), claim: nil) } }
        }
    }

    private var count: Int { StoreRows.callers * Self.tasks }

    func createsPerSecond() async throws -> Double {
        let rate = try await rate { try await createAll() }
        try await finishAll()
        return rate
    }

    /// Tasks claimed in a second, 32 at a time.
    func claimsPerSecond() async throws -> Double {
        try await createAll()
        let claims = Claims()
        let rate = try await rate {
            try await eachCaller { while let claimed = try await claim() { await claims.add(claimed) } }
        }
        for task in await claims.all { try await finish(task) }
        return rate
    }

    /// Tasks claimed and ended in a second, none being created meanwhile: what other engines call their throughput.
    func endedPerSecond() async throws -> Double {
        try await createAll()
        return try await rate { try await finishAll() }
    }

    /// Tasks that went the whole way in a second: created, claimed and ended, while others are being created.
    func finishedPerSecond() async throws -> Double {
        try await rate {
            try await createAll()
            try await finishAll()
        }
    }

    private func rate(_ work: () async throws -> Void) async throws -> Double {
        Double(count) / (try await ContinuousClock().measure(work) / .seconds(1))
    }

    private func createAll() async throws {
        try await eachCaller { for _ in 0..<Self.tasks { try await store.createTask(makeTask(), claim: nil) } }
    }

    private func finishAll() async throws {
        try await eachCaller {
            while let claimed = try await claim() {
                try await withThrowingDiscardingTaskGroup { group in
                    for task in claimed { group.addTask { try await finish(task) } }
                }
            }
        }
    }

    private func claim() async throws -> [ClaimedTask]? {
        let claimed = try await store.claimTasks(
            .video, limit: Self.claimSize, worker: "bench", leaseFor: .seconds(60), now: SystemTime().now)
        return claimed.isEmpty ? nil : claimed
    }

    private func finish(_ task: ClaimedTask) async throws {
        let settlement = TaskSettlement(.failed(.internalError, outcome: nil), finishedAt: SystemTime().now)
        try await store.settleTask(task.lease, settlement)
    }

    private func eachCaller(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<StoreRows.callers { group.addTask(operation: work) }
        }
    }

    /// A video's task, as a submission makes it.
    private func makeTask() -> DurableTask {
        let now = SystemTime().now
        let order = VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: String(repeating: "a quiet harbour ", count: 8),
            seconds: 5, resolution: .p720, ratio: .wide, seed: nil, generateAudio: true, returnLastFrame: false,
            watermark: false, images: [], videos: [], audios: [], webhook: nil, language: "en")
        return DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending, input: .video(order),
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60)
    }
}

private actor Claims {
    private(set) var all: [ClaimedTask] = []

    func add(_ claimed: [ClaimedTask]) {
        all += claimed
    }
}
