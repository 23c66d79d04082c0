// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Ordering videos.
package struct Videos: Sendable {
    private let store: any LikenessStore
    /// Nil: videos are made here, of any active asset.
    private let provider: ProviderRule?
    private let rules: LinkRules
    private let configuration: EngineConfiguration.Video
    private let time: any TimeSource

    init(
        store: any LikenessStore, provider: ProviderRule?, rules: LinkRules,
        configuration: EngineConfiguration.Video, time: any TimeSource
    ) {
        self.store = store
        self.provider = provider
        self.rules = rules
        self.configuration = configuration
        self.time = time
    }

    /// Makes the task after looking at the order's assets: each must be Active, of this account and project, of the
    /// right type, and within its group's licence.
    /// - Throws: `RuleViolation.field`, naming which; `.creditExhausted`.
    package func submit(
        _ order: VideoOrder, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        try checkPrompt(order.prompt)
        if let webhook = order.webhook { try rules.check(webhook, path: "webhook", for: .webPorts) }
        try await checkReferences(order, project: project, account: principal.account)
        let now = time.now
        let task = DurableTask(
            id: .make(at: now), account: principal.account, project: project, status: .pending,
            input: .video(order), runAfter: now, deadline: now + configuration.deadline, createdAt: now,
            estimatedSeconds: 10 + 2 * (order.seconds ?? order.model.durations.lowerBound),
            reservedMicroUSD: configuration.prices.mostCost(of: order), key: principal.key)
        do {
            try await store.createTask(task, claim: claim)
        } catch {
            if error.code == .creditExhausted { throw RuleViolation.creditExhausted }
            throw error
        }
        return TaskView(task: task)
    }

    private func checkPrompt(_ prompt: String) throws {
        let text = prompt.lowercased()
        if configuration.refusedWords.contains(where: { !$0.isEmpty && text.contains($0.lowercased()) }) {
            throw RuleViolation.field(FieldViolation("prompt", .contentRefused))
        }
    }

    private func checkReferences(_ order: VideoOrder, project: ProjectName, account: AccountID) async throws {
        let references = order.typedReferences
        let ids = references.compactMap { $0.reference.assetID }
        let known = ids.isEmpty ? [:] : try await store.assets(ids, account: account, project: project)
        for (reference, type) in references {
            switch reference.source {
            case .url(let url): try rules.checkMedia(url, path: reference.path)
            case .asset(let id):
                let rule = AssetRule(project: project, model: order.model, type: type, now: time.now)
                if let problem = rule.problem(with: known[id]) {
                    throw RuleViolation.field(FieldViolation(reference.path, problem))
                }
                if let provider, let group = known[id]?.group, try await !provider.hasPerson(of: group) {
                    throw RuleViolation.field(FieldViolation(reference.path, .personNotVerified))
                }
            }
        }
    }
}
