// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// A video task that waits until `runAfter` (now, unless it is given).
    func makeTask(runAfter: Timestamp? = nil, account: AccountID? = nil) -> DurableTask {
        DurableTask(
            id: .make(at: now), account: account ?? self.account, project: .default, status: .pending,
            input: .video(makeOrder()), runAfter: runAfter ?? now, deadline: now + .seconds(3600), createdAt: now,
            estimatedSeconds: 60)
    }

    private func makeOrder() -> VideoOrder {
        VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: "A walk", seconds: 5, resolution: .p720,
            ratio: .wide, seed: nil, generateAudio: true, returnLastFrame: false, watermark: false, images: [],
            videos: [], audios: [], webhook: nil, language: "en")
    }

    func addTask(runAfter: Timestamp? = nil) async throws -> DurableTask {
        let task = makeTask(runAfter: runAfter)
        try await store.createTask(task, claim: nil)
        return task
    }

    /// Claims video tasks for 15 seconds.
    func claimTasks(limit: Int = 10, worker: String = "w1", at time: Timestamp? = nil) async throws -> [ClaimedTask] {
        try await store.claimTasks(
            .video, limit: limit, worker: worker, leaseFor: .seconds(15), now: time ?? now)
    }

    /// A task under a lease that ends in 15 seconds.
    func claimedTask() async throws -> ClaimedTask {
        _ = try await addTask()
        return try #require(try await claimTasks().first)
    }

    func stored(_ id: TaskID) async throws -> DurableTask {
        try #require(try await store.task(id, of: account))
    }

    func makeDelivery(of task: TaskID, to url: String = "https://a.example/hook", due: Timestamp? = nil) -> Delivery {
        Delivery(
            id: .make(at: now), account: account, task: task, url: url, rhythm: .standard, body: nil,
            nextAttemptAt: due ?? now, createdAt: now)
    }

    func makeFile(_ blob: BlobKey, expiresAt: Timestamp? = nil, purpose: StoredFile.Purpose = .upload) -> StoredFile {
        StoredFile(
            id: .make(at: now), account: account, purpose: purpose, blob: Blob(key: blob, byteCount: 7),
            name: "cat.jpg", contentType: "image/jpeg", createdAt: now, expiresAt: expiresAt ?? now + .seconds(60))
    }
}

extension TaskSettlement {
    /// A task that we ended ourselves.
    static func failure(at time: Timestamp, deliveries: [Delivery] = [], files: [StoredFile] = []) -> TaskSettlement {
        TaskSettlement(
            .failed(.internalError, outcome: nil), finishedAt: time, deliveries: deliveries, files: files)
    }
}
