// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The installation's signing keys: one that is used, and for a while those before it.
package struct SigningKeys: Sendable {
    /// How long a key that has ceased to sign is still published, for whoever checks late.
    private static let afterlife = Duration.seconds(24 * 3600)
    private let store: any LikenessStore
    private let sealer: Sealer
    private let time: any TimeSource

    package init(store: any LikenessStore, sealer: Sealer, time: any TimeSource) {
        self.store = store
        self.sealer = sealer
        self.time = time
    }

    /// Those that sign now, newest first. The first one is made when it is first asked for.
    func current() async throws -> [SigningKey] {
        let stored = try await store.signingKeys(at: time.now)
        if !stored.isEmpty { return try stored.map { try SigningKey($0, sealer) } }
        try await store.addFirstSigningKey(SigningKey().stored(sealer, at: time.now))
        return try await store.signingKeys(at: time.now).map { try SigningKey($0, sealer) }
    }

    /// Those with which something that was signed lately can be checked.
    package func published() async throws -> [SigningKey] {
        _ = try await current()
        return try await store.signingKeys(at: time.now - Self.afterlife).map { try SigningKey($0, sealer) }
    }

    /// Begins to sign with a new key; the ones before it sign too for as long as `overlap`. Zero is for a key that got
    /// out: it is not published any more either, and receivers who keep the key set refuse notifications until they read
    /// it again.
    /// - Returns: the new key's id.
    package func rotate(overlap: Duration) async throws -> String {
        let key = SigningKey()
        try await store.addSigningKey(
            try key.stored(sealer, at: time.now),
            retiringOthersAt: overlap > .zero ? time.now + overlap : time.now - Self.afterlife)
        return key.id
    }
}
