// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

/// A review that a worker holds: its group, its assets, its lease.
struct StoredReview: Sendable {
    let group: AssetGroup
    let assets: [Asset]
    let lease: TaskLease
}

extension StoreBench {
    func makeReviewTask(_ group: GroupID, assets: [AssetID] = []) -> DurableTask {
        DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending,
            input: .assetReview(
                ReviewOrder(endpoint: .privateAvatar, group: group, assets: assets, modelName: "seedance-2.0")),
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60)
    }

    func makeAsset(_ name: String, in group: AssetGroup, task: TaskID) -> Asset {
        Asset(
            id: .make(at: now), account: account, project: group.project, group: group.id, task: task, name: name,
            type: nil, sourceURL: "https://a.example/\(name)", status: .processing, createdAt: now, updatedAt: now)
    }

    /// Adds a review of `names` into a new group, or into `group`, and claims it.
    func addReview(_ names: [String], into group: AssetGroup? = nil) async throws -> StoredReview {
        let target = group ?? makeGroup()
        let task = makeReviewTask(target.id)
        let assets = names.map { makeAsset($0, in: target, task: task.id) }
        try await store.createReview(task, assets: assets, newGroup: group == nil ? target : nil, claim: nil)
        let claimed = try await store.claimTasks(
            .assetReview, limit: 1, worker: "w1", leaseFor: .seconds(15), now: now)
        return StoredReview(group: target, assets: assets, lease: try #require(claimed.first).lease)
    }

    var facts: MediaFacts {
        MediaFacts(
            type: .image, format: "jpeg", byteCount: 7, width: 640, height: 480, durationSeconds: nil,
            framesPerSecond: nil, hasAudio: false)
    }

    /// Writes that the review's asset passed and is kept as `blob`.
    func activate(_ asset: Asset, of review: StoredReview, as blob: BlobKey) async throws {
        try await store.settleAsset(
            asset.id, status: .active(blob: blob, facts: facts), type: .image, lease: review.lease, progress: 50,
            now: now)
    }

    func filter(
        kind: AssetGroup.Kind = .aigc, project: ProjectName = .default, group: GroupID? = nil, name: String? = nil,
        account: AccountID? = nil
    ) -> LibraryFilter {
        LibraryFilter(
            account: account ?? self.account, project: project, kind: kind, group: group, nameContains: name)
    }

    func stored(_ id: AssetID) async throws -> Asset {
        try #require(try await store.asset(id))
    }
}
