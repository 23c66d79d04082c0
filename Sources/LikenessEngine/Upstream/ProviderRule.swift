// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whose face a provider can vouch for: it has verified the person itself, or made no claim about one.
struct ProviderRule: Sendable {
    let store: any LikenessStore
    /// Nil: the built-in engine.
    let upstream: UpstreamName?

    /// Whether the group's person, if it is a person's, was verified where the work is to be done. The built-in engine
    /// needs the face itself; elsewhere the group has to exist.
    func hasPerson(of group: AssetGroup) async throws -> Bool {
        guard group.kind == .livenessFace else { return true }
        guard let upstream else { return group.template != nil }
        let object = Registration.Object.group(group.id)
        return try await store.registrations(of: [object], at: upstream)[object.id]?.state == .active
    }
}
