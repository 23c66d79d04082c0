// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting

@testable import LikenessConsole

extension ConsoleBench {
    /// A video that waits.
    @discardableResult
    func addVideo(_ prompt: String = "A walk", of account: AccountID? = nil) async throws -> DurableTask {
        let order = VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: prompt, seconds: 5, resolution: .p480, ratio: .wide,
            seed: nil, generateAudio: true, returnLastFrame: false, watermark: false, images: [], videos: [],
            audios: [], webhook: nil, language: "en")
        let now = bench.time.now
        let task = DurableTask(
            id: .make(at: now), account: account ?? bench.principal.account, project: .default, status: .pending,
            input: .video(order), runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60)
        try await bench.store.createTask(task, claim: nil)
        bench.time.advance(by: .milliseconds(1))
        return task
    }

    @discardableResult
    func addGroup(_ name: String, of account: AccountID? = nil) async throws -> AssetGroup {
        let now = bench.time.now
        let group = AssetGroup(
            id: .make(at: now), account: account ?? bench.principal.account, project: .default, kind: .aigc,
            name: name, description: "", createdAt: now, updatedAt: now)
        try await bench.store.createGroup(group, claim: nil)
        bench.time.advance(by: .seconds(1))
        return group
    }

    /// A photo that passed its review, in a group of its own or in `group`.
    @discardableResult
    func addAsset(_ name: String, in group: AssetGroup? = nil, of account: AccountID? = nil) async throws -> Asset {
        let owner = account ?? bench.principal.account
        let now = bench.time.now
        let home: AssetGroup
        if let group { home = group } else { home = try await addGroup("home of \(name)", of: owner) }
        let id = AssetID.make(at: bench.time.now)
        let task = DurableTask(
            id: .make(at: now), account: owner, project: .default, status: .pending,
            input: .assetReview(
                ReviewOrder(endpoint: .privateAvatar, group: home.id, assets: [id], modelName: "seedance-2.0")),
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 5)
        let asset = Asset(
            id: id, account: owner, project: .default, group: home.id, task: task.id, name: name, type: nil,
            sourceURL: "https://a.example/\(name)", status: .processing, createdAt: now, updatedAt: now)
        try await bench.store.createReview(task, assets: [asset], newGroup: nil, claim: nil)
        let claimed = try await bench.store.claimTasks(
            .assetReview, limit: 1, worker: "w", leaseFor: .seconds(15), now: bench.time.now)
        let blob = try await bench.blobs.write(Chunks([Array(name.utf8)]), limit: 1000)
        guard let lease = claimed.first?.lease else { throw UnexpectedThing() }
        try await bench.store.settleAsset(
            id, status: .active(blob: blob.key, facts: ScriptedReviewer.facts), type: .image, lease: lease,
            progress: 50, now: bench.time.now)
        try await bench.store.settleTask(
            lease,
            TaskSettlement(
                .completed(.assetReview(ReviewReport(group: home.id, items: []))), finishedAt: bench.time.now))
        bench.time.advance(by: .seconds(1))
        return asset
    }

    @discardableResult
    func addDelivery(of task: DurableTask, url: String = "https://client.example/hook") async throws -> Delivery {
        let claimed = try await bench.store.claimTasks(
            task.kind, limit: 1, worker: "w", leaseFor: .seconds(15), now: bench.time.now)
        guard let lease = claimed.first?.lease else { throw UnexpectedThing() }
        let now = bench.time.now
        let delivery = Delivery(
            id: .make(at: now), account: task.account, task: task.id, url: url, rhythm: .standard, body: nil,
            nextAttemptAt: now, createdAt: now)
        try await bench.store.settleTask(
            lease, TaskSettlement(.failed(.cancelled, outcome: nil), finishedAt: now, deliveries: [delivery]))
        bench.time.advance(by: .milliseconds(1))
        return delivery
    }
}

/// What a test did not foresee.
struct UnexpectedThing: Error {}
