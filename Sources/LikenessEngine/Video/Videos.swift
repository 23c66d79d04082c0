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
        let persons = try await checkReferences(order, project: project, by: principal)
        let cost = configuration.prices.mostCost(of: order)
        try await checkCredit(cost, of: principal.account)
        let now = time.now
        let task = DurableTask(
            id: .make(at: now), account: principal.account, project: project, status: .pending,
            input: .video(order), runAfter: now, deadline: now + configuration.deadline, createdAt: now,
            estimatedSeconds: 10 + 2 * (order.seconds ?? order.model.durations.lowerBound),
            reservedMicroUSD: cost, key: principal.key)
        do {
            try await store.createTask(task, uses: uses(of: persons, by: task), claim: claim)
        } catch {
            if error.code == .creditExhausted { throw RuleViolation.creditExhausted }
            if error.code == .videosUsedUp,
                let path = persons.first(where: { $0.group.licence.mostVideos != nil })?.path
            {
                throw RuleViolation.field(FieldViolation(path, .outsideLicence(.videos)))
            }
            throw error
        }
        return TaskView(task: task)
    }

    /// The store decides. But there a refusal makes the writes beside it begin anew, and whoever has nothing left may ask
    /// often.
    private func checkCredit(_ cost: Int64, of account: AccountID) async throws {
        guard cost > 0, let available = try await store.account(account)?.credit.available else { return }
        if available < cost { throw RuleViolation.creditExhausted }
    }

    private func checkPrompt(_ prompt: String) throws {
        let text = prompt.lowercased()
        if configuration.refusedWords.contains(where: { !$0.isEmpty && text.contains($0.lowercased()) }) {
            throw RuleViolation.field(FieldViolation("prompt", .contentRefused))
        }
    }

    /// - Returns: the persons whom the video is to show, each once, with the first reference to them.
    private func checkReferences(_ order: VideoOrder, project: ProjectName, by principal: Principal) async throws
        -> [(group: AssetGroup, path: String)]
    {
        let references = order.typedReferences
        let ids = references.compactMap { $0.reference.assetID }
        let known = ids.isEmpty ? [:] : try await store.assets(ids, account: principal.account, project: project)
        var persons: [(group: AssetGroup, path: String)] = []
        for (reference, type) in references {
            switch reference.source {
            case .url(let url): try rules.checkMedia(url, path: reference.path)
            case .asset(let id):
                let rule = AssetRule(
                    project: project, model: order.model, type: type, key: principal.key, prompt: order.prompt,
                    now: time.now)
                if let problem = rule.problem(with: known[id]) {
                    throw RuleViolation.field(FieldViolation(reference.path, problem))
                }
                guard let group = known[id]?.group else { continue }
                if let provider, try await !provider.hasPerson(of: group) {
                    throw RuleViolation.field(FieldViolation(reference.path, .personNotVerified))
                }
                if group.kind == .livenessFace, !persons.contains(where: { $0.group.id == group.id }) {
                    persons.append((group, reference.path))
                }
            }
        }
        return persons
    }

    /// In the order of their ids: whoever counts the videos of several persons does it in the same order.
    private func uses(of persons: [(group: AssetGroup, path: String)], by task: DurableTask) -> [OrderedUse] {
        persons.map(\.group).sorted { $0.id < $1.id }.map { group in
            OrderedUse(
                group: group.id, mostVideos: group.licence.mostVideos,
                entry: AuditEntry(
                    .videoOrdered, at: task.createdAt, account: task.account, group: group.id,
                    detail: ["task": task.id.rawValue, "project": task.project.rawValue]))
        }
    }
}
