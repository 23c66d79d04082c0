// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Reviews the assets of one request, several at a time. Each verdict is written as soon as it is there, so a crash
/// repeats none, and one bad asset stops no other.
struct ReviewWorkflow: TaskWorkflow {
    /// What a review shows before its first asset is done (contract/apimart.md 2.2).
    static let firstProgress = 10

    let store: any LikenessStore
    let faces: PersonFaces
    let reviewing: AssetReviewing
    let assetsAtOnce: Int
    let time: any TimeSource

    init(
        sealer: Sealer, source: MediaSource, ports: EnginePorts, configuration: EngineConfiguration.Review,
        time: any TimeSource
    ) {
        self.store = ports.store
        self.faces = PersonFaces(store: ports.store, sealer: sealer)
        self.reviewing = AssetReviewing(
            store: ports.store, blobs: ports.blobs, source: source, reviewer: ports.providers.reviewer,
            upstream: ports.providers.library?.upstream, gate: Gate(total: configuration.reviewsAtOnce), time: time)
        self.assetsAtOnce = configuration.assetsAtOnce
        self.time = time
    }

    func step(_ step: TaskStep) async throws -> StepResult {
        let order = try order(of: step.task)
        let assets = try await store.assets(ofReview: step.task.id)
        let waiting = assets.filter { $0.status == .processing }
        if !waiting.isEmpty, let rules = try await rules(for: order, account: step.task.account) {
            let tally = ReviewTally(step, count: order.assets.count, done: order.assets.count - waiting.count)
            if let pause = try await review(waiting, rules, tally) {
                return .later(after: pause, progress: step.progress)
            }
        }
        return .ended(try await settlement(of: step.task, order, failure: nil))
    }

    func settlement(of step: TaskStep, for failure: TaskFailure) async throws -> TaskSettlement {
        let order = try order(of: step.task)
        for asset in try await store.assets(ofReview: step.task.id) where asset.status == .processing {
            try await store.settleAsset(
                asset.id, status: .failed(.internalError), type: asset.type, lease: step.lease,
                progress: step.progress, now: time.now)
        }
        if let upstream = reviewing.upstream {
            let failed = try await store.assets(ofReview: step.task.id).filter { $0.rejection != nil }
            try await store.dropRegistrations(of: failed.map { .asset($0.id) }, at: upstream)
        }
        return try await settlement(of: step.task, order, failure: failure)
    }

    /// - Returns: how long to wait before the assets that are still processing are tried again; nil when none is.
    private func review(_ assets: [Asset], _ rules: ReviewRules, _ tally: ReviewTally) async throws -> Duration? {
        var rest = assets[...]
        var pause: Duration?
        var broken: (any Error)?
        try await withThrowingTaskGroup(of: AssetReviewing.Outcome.self) { group in
            func addNext() {
                guard let asset = rest.popFirst() else { return }
                group.addTask { try await reviewing.review(asset, rules, tally) }
            }
            for _ in 0..<assetsAtOnce { addNext() }
            while let outcome = try await group.next() {
                switch outcome {
                case .settled: break
                case .later(let wanted): pause = max(pause ?? .zero, wanted)
                case .broken(let error): broken = error
                }
                addNext()
            }
        }
        if let broken { throw broken }
        return pause
    }

    /// Nil when the group was deleted meanwhile, and its assets with it.
    private func rules(for order: ReviewOrder, account: AccountID) async throws -> ReviewRules? {
        guard let group = try await store.group(order.group, account: account) else { return nil }
        let isVirtual = group.kind == .aigc
        let provider = ProviderRule(store: store, upstream: reviewing.upstream)
        return ReviewRules(
            model: VideoModel(name: order.modelName) ?? .standard, group: group,
            refusal: try await provider.hasPerson(of: group) ? nil : .personNotVerified,
            person: try faces.face(of: group),
            verifiedPersons: isVirtual ? try await faces.all(of: account) : [])
    }

    private func settlement(of task: DurableTask, _ order: ReviewOrder, failure: TaskFailure?) async throws
        -> TaskSettlement
    {
        let assets = try await store.assets(ofReview: task.id)
        let byID = Dictionary(assets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let items = order.assets.compactMap { byID[$0] }.map(ReviewReport.Item.init)
        let report = TaskOutcome.assetReview(ReviewReport(group: order.group, items: items))
        let allPassed = !items.isEmpty && items.allSatisfy { $0.rejection == nil }
        if allPassed { return TaskSettlement(.completed(report), finishedAt: time.now, costMicroUSD: 0) }
        // Everything was deleted while it was reviewed: nobody waits for a verdict any more.
        let reason = failure ?? (items.isEmpty ? .cancelled : .assetsRejected)
        return TaskSettlement(.failed(reason, outcome: report), finishedAt: time.now, costMicroUSD: 0)
    }

    private func order(of task: DurableTask) throws -> ReviewOrder {
        guard case .assetReview(let order) = task.input else { throw ProviderError.final(code: "wrong_task_kind") }
        return order
    }
}

extension ReviewReport.Item {
    fileprivate init(_ asset: Asset) {
        self.init(asset: asset.id, name: asset.name, sourceURL: asset.sourceURL, rejection: asset.rejection)
    }
}

extension Asset {
    fileprivate var rejection: AssetRejection? {
        guard case .failed(let reason) = status else { return nil }
        return reason
    }
}
