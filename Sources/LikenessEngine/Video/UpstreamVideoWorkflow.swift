// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Has one video made elsewhere: its references looked at here and registered there, the order sent once, followed to
/// its end, and what was made copied into our own store.
struct UpstreamVideoWorkflow: TaskWorkflow {
    /// A running video is looked at so often; the provider's callbacks come in between.
    private static let polling = Duration.seconds(7)
    /// How long a lost order may take to show itself by a callback.
    private static let recovery = Duration.seconds(120)
    /// A new order isn't known everywhere at once.
    private static let appearance = Duration.seconds(30)
    private static let mostRepairs = 2
    let store: any LikenessStore
    let references: ReferenceCollection
    let addresses: UpstreamReferences
    let videos: any UpstreamVideos
    let callbacks: CallbackLinks
    let copying: ResultCopying
    let ending: VideoEnding
    let time: any TimeSource

    func step(_ step: TaskStep) async throws -> StepResult {
        let order = try VideoOrder(of: step.task)
        let progress = VideoProgress(step)
        let upstream = progress.upstream
        do {
            if let id = upstream.id { return try await follow(id, order, progress) }
            if upstream.intentAt != nil, !videos.createIsRepeatable { return try await recover(progress) }
            let collected = try await references.collect(order, progress)
            guard let found = try await addresses.addresses(of: order, collected, task: step.task) else {
                return .later(after: .seconds(1), progress: VideoProgress.overall(generated: 0))
            }
            return try await send(job(step.task, order, found), progress)
        } catch let refusal as ReferenceRefusal {
            return .ended(try ending.failure(of: step.task, refusal.failure))
        }
    }

    /// What nobody waits for any more is cancelled where that is possible still; if not, it is left unread.
    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement {
        if let id = VideoProgress(step).upstream.id ?? step.task.hint { try? await videos.cancel(id) }
        await copying.forget(step.task.id)
        return try ending.failure(of: step.task, failure)
    }

    private func job(_ task: DurableTask, _ order: VideoOrder, _ addresses: [String]) -> UpstreamVideoJob {
        let videosFrom = order.images.count
        let audiosFrom = videosFrom + order.videos.count
        return UpstreamVideoJob(
            task: task.id, account: task.account, order: order, images: Array(addresses[..<videosFrom]),
            videos: Array(addresses[videosFrom..<audiosFrom]), audios: Array(addresses[audiosFrom...]),
            callbackURL: callbacks.url(for: task.id), deadline: task.deadline)
    }

    private func send(_ job: UpstreamVideoJob, _ progress: VideoProgress) async throws -> StepResult {
        var upstream = progress.upstream
        upstream.intend(at: time.now)
        try await progress.remember(upstream: upstream)
        do {
            // In a task of its own: a stop or a lost lease doesn't cut off an order whose id nobody else would know.
            let sent = upstream
            try await Task { try await order(job, sent, progress) }.value
            return .later(after: Self.polling, progress: VideoProgress.overall(generated: 0))
        } catch ProviderError.outcomeUnknown {
            return try await recover(progress)
        } catch ProviderError.final(ProviderError.assetsMissing) {
            return try await repair(job.order, progress)
        } catch let error as ProviderError {
            // Refused: there is no order.
            upstream.clear()
            try await progress.remember(upstream: upstream)
            throw error
        }
    }

    /// Orders the video and writes down its id.
    private func order(_ job: UpstreamVideoJob, _ intended: UpstreamOrder, _ progress: VideoProgress) async throws {
        var upstream = intended
        let id = try await videos.create(job)
        upstream.id = id
        do {
            try await progress.remember(upstream: upstream)
        } catch {
            await leave(id, job)
            throw error
        }
    }

    /// Hands over an order that could not be written down: to whoever goes on with the task, as the vendor's callback
    /// would. When the task was ended meanwhile, or is to be, nobody waits for the order.
    private func leave(_ id: String, _ job: UpstreamVideoJob) async {
        try? await store.wakeTask(job.task, hint: id, now: time.now)
        guard let task = try? await store.task(job.task, of: job.account) else { return }
        if task.status.isFinal || task.isCancelRequested { try? await videos.cancel(id) }
    }

    /// An order whose answer was lost can be sent again only where that makes no second video. Elsewhere a callback
    /// may name it; if none does, nobody knows.
    private func recover(_ progress: VideoProgress) async throws -> StepResult {
        var upstream = progress.upstream
        if !videos.createIsRepeatable {
            if let hint = progress.step.task.hint, try await isKnown(hint) {
                upstream.id = hint
                try await progress.remember(upstream: upstream)
                return .later(after: .zero, progress: progress.step.progress)
            }
            if upstream.age(at: time.now) >= Self.recovery {
                return .ended(try ending.failure(of: progress.step.task, .outcomeUnknown))
            }
        }
        return .later(after: .seconds(5), progress: progress.step.progress)
    }

    private func isKnown(_ id: String) async throws -> Bool {
        try await videos.state(of: id) != .unknown
    }

    private func follow(_ id: String, _ order: VideoOrder, _ progress: VideoProgress) async throws -> StepResult {
        let task = progress.step.task
        switch try await videos.state(of: id) {
        case .running(let percent):
            let shown = VideoProgress.overall(generated: percent ?? estimate(task, progress))
            return .later(after: Self.polling, progress: shown)
        case .finished(let video):
            return .ended(try await copying.take(video, order, task, clips: progress.clipMilliseconds))
        case .failed(let failure): return .ended(try ending.failure(of: task, failure))
        case .assetsMissing: return try await repair(order, progress)
        case .unknown:
            guard progress.upstream.age(at: time.now) >= Self.appearance else {
                return .later(after: .seconds(3), progress: progress.step.progress)
            }
            return .ended(try ending.failure(of: task, .outcomeUnknown))
        }
    }

    /// Assets that the provider has lost are registered there anew; then the order is sent again, for the first was
    /// not carried out.
    private func repair(_ order: VideoOrder, _ progress: VideoProgress) async throws -> StepResult {
        var upstream = progress.upstream
        upstream.clear()
        upstream.repairs += 1
        try await progress.remember(upstream: upstream)
        guard upstream.repairs <= Self.mostRepairs else {
            let failure = TaskFailure.rejected(code: ProviderError.assetsMissing, path: nil)
            return .ended(try ending.failure(of: progress.step.task, failure))
        }
        try await store.doubtRegistrations(
            of: addresses.objects(of: order), at: addresses.upstream, now: time.now)
        return .later(after: .seconds(1), progress: progress.step.progress)
    }

    private func estimate(_ task: DurableTask, _ progress: VideoProgress) -> Int {
        ProgressEstimate(
            elapsed: progress.upstream.age(at: time.now),
            expected: .seconds(max(60, task.estimatedSeconds * 3))
        ).percent
    }
}
