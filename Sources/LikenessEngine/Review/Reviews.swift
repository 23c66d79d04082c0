// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Step 3 of real-avatar, and private-avatar.
package struct Reviews: Sendable {
    private static let secondsPerAsset = 5
    private let store: any LikenessStore
    private let provider: ProviderRule
    private let rules: LinkRules
    private let configuration: EngineConfiguration.Review
    private let time: any TimeSource

    init(
        store: any LikenessStore, provider: ProviderRule, rules: LinkRules, configuration: EngineConfiguration.Review,
        time: any TimeSource
    ) {
        self.store = store
        self.provider = provider
        self.rules = rules
        self.configuration = configuration
        self.time = time
    }

    /// Makes the task, its assets and the group if it is new. Answers at once: files are fetched by the task.
    /// - Throws: `RuleViolation.field` for a refused URL, or a group that is unknown, foreign, of another project,
    ///   of the other kind, or of a person whom the provider in use has not verified.
    package func submit(_ submission: ReviewSubmission, by principal: Principal, claim: IdempotencyClaim?)
        async throws -> TaskView
    {
        for item in submission.items { try rules.checkMedia(item.url, path: item.path) }
        let existing = try await existingGroup(of: submission, account: principal.account)
        return try await UniqueNames.retrying {
            let group = existing ?? newGroup(for: submission, account: principal.account)
            let assetIDs = Self.makeIDs(count: submission.items.count, at: time.now)
            let task = makeTask(submission, group: group.id, assets: assetIDs, account: principal.account)
            let assets = zip(assetIDs, submission.items).map { id, item in
                makeAsset(id, item, of: submission, task: task, group: group.id)
            }
            try await store.createReview(
                task, assets: assets, newGroup: existing == nil ? group : nil, claim: claim)
            return TaskView(task: task)
        }
    }

    private func existingGroup(of submission: ReviewSubmission, account: AccountID) async throws -> AssetGroup? {
        guard case .existing(let id) = submission.target else { return nil }
        let kind: AssetGroup.Kind = submission.endpoint == .realAvatar ? .livenessFace : .aigc
        guard let group = try await store.group(id, account: account, project: submission.project), group.kind == kind
        else { throw RuleViolation.field(FieldViolation("group_id", .unknownReference)) }
        if group.withdrawnAt != nil { throw RuleViolation.field(FieldViolation("group_id", .consentWithdrawn)) }
        guard try await provider.hasPerson(of: group) else {
            throw RuleViolation.field(FieldViolation("group_id", .personNotVerified))
        }
        return group
    }

    private func newGroup(for submission: ReviewSubmission, account: AccountID) -> AssetGroup {
        var texts = (name: "", description: "")
        if case .new(let name, let description) = submission.target { texts = (name, description) }
        let now = time.now
        return AssetGroup(
            id: .make(at: now), account: account, project: submission.project, kind: .aigc, name: texts.name,
            description: texts.description, createdAt: now, updatedAt: now)
    }

    private func makeTask(
        _ submission: ReviewSubmission, group: GroupID, assets: [AssetID], account: AccountID
    ) -> DurableTask {
        let now = time.now
        let order = ReviewOrder(
            endpoint: submission.endpoint, group: group, assets: assets, modelName: submission.modelName)
        return DurableTask(
            id: .make(at: now), account: account, project: submission.project, status: .pending,
            progress: ReviewWorkflow.firstProgress, input: .assetReview(order), runAfter: now,
            deadline: now + configuration.deadline, createdAt: now,
            estimatedSeconds: Self.secondsPerAsset * assets.count)
    }

    private func makeAsset(
        _ id: AssetID, _ item: ReviewSubmission.Item, of submission: ReviewSubmission, task: DurableTask,
        group: GroupID
    ) -> Asset {
        // Left out, a type is judged by the bytes on real-avatar and is a picture on private-avatar (decisions.md).
        let type = submission.type ?? (submission.endpoint == .privateAvatar ? .image : nil)
        return Asset(
            id: id, account: task.account, project: task.project, group: group, task: task.id, name: item.name,
            type: type, sourceURL: item.url, status: .processing, createdAt: task.createdAt,
            updatedAt: task.createdAt)
    }

    private static func makeIDs(count: Int, at time: Timestamp) -> [AssetID] {
        var ids: [AssetID] = []
        while ids.count < count {
            let id = AssetID.make(at: time)
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}
