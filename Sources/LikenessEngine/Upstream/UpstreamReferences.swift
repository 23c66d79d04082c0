// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Where a provider finds an order's references: assets under the provider's own ids, all else at a signed URL of ours,
/// so that it gets the very bytes that were looked at here.
struct UpstreamReferences: Sendable {
    let store: any LikenessStore
    let upstream: UpstreamName
    let links: FileLinks
    let time: any TimeSource

    /// - Parameter references: in the order of `typedReferences`.
    /// - Returns: nil while an asset is still being registered there; it is wanted there from now on.
    /// - Throws: `ReferenceRefusal` for an asset that can't be.
    func addresses(
        of order: VideoOrder, _ references: [CollectedReference], task: DurableTask
    ) async throws -> [String]? {
        let registered = try await register(order, references, task)
        var addresses: [String] = []
        var isWaiting = false
        for ((reference, _), collected) in zip(order.typedReferences, references) {
            guard let id = reference.assetID else {
                let expires = task.deadline + .seconds(3600)
                addresses.append(links.url(for: collected.blob, facts: collected.facts, expires: expires).exposed)
                continue
            }
            let registration = registered[id.rawValue]
            switch registration?.state {
            case .failed where mayHavePassed(registration, before: task):
                try await store.dropRegistrations(of: [.asset(id)], at: upstream)
                isWaiting = true
            case .failed:
                throw ReferenceRefusal((registration?.rejection ?? .internalError).rawValue, path: reference.path)
            case .active: addresses.append("asset://\(registration?.upstreamID ?? "")")
            default: isWaiting = true
            }
        }
        return isWaiting ? nil : addresses
    }

    /// Whether it failed before this task for a reason that need not hold any more: it is tried anew once a task.
    private func mayHavePassed(_ registration: Registration?, before task: DurableTask) -> Bool {
        guard let registration, let reason = registration.rejection else { return false }
        let isPassing = RegistrationCourse.passing.contains(reason) || reason == .providerAccount
        return isPassing && registration.createdAt < task.createdAt
    }

    func objects(of order: VideoOrder) -> [Registration.Object] {
        order.typedReferences.compactMap { $0.reference.assetID.map { .asset($0) } }
    }

    private func register(_ order: VideoOrder, _ references: [CollectedReference], _ task: DurableTask)
        async throws -> [String: Registration]
    {
        let objects = objects(of: order)
        guard !objects.isEmpty else { return [:] }
        let known = try await store.registrations(of: objects, at: upstream)
        guard known.count < Set(objects).count else { return known }
        let ids = order.typedReferences.compactMap { $0.reference.assetID }
        let found = try await store.assets(ids, account: task.account, project: task.project)
        let rule = ProviderRule(store: store, upstream: upstream)
        var wanted: [Registration] = []
        for ((reference, _), collected) in zip(order.typedReferences, references) {
            guard let id = reference.assetID, known[id.rawValue] == nil, let group = found[id]?.group else { continue }
            guard try await rule.hasPerson(of: group) else {
                throw ReferenceRefusal(AssetRejection.personNotVerified.rawValue, path: reference.path)
            }
            wanted.append(
                Registration(
                    upstream: upstream, object: .asset(id), group: group.id, kind: group.kind, account: task.account,
                    project: task.project, content: .init(blob: collected.blob, facts: collected.facts),
                    createdAt: time.now))
        }
        try await store.want(wanted)
        return known
    }
}
