// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// Looks up the key of a session with every request, so that a revoked one ends its sessions. Remembers what it found for
/// two seconds: a page's files and events come all at once.
struct KnownKeys: Sendable {
    private let known = ExpiringMemo<APIKeyID, APIKey>(lifetime: .seconds(2), capacity: 1024)
    private let oversight: Oversight
    private let time: any TimeSource

    init(oversight: Oversight, time: any TimeSource) {
        self.oversight = oversight
        self.time = time
    }

    /// Nil when it is revoked or its time is up.
    func key(_ id: APIKeyID) async throws -> APIKey? {
        let now = time.now
        if let key = known.value(of: id, now: now) { return key }
        guard let key = try await oversight.activeKey(id) else { return nil }
        known.remember(key, of: id, now: now, atMostUntil: key.grant.expiresAt)
        return key
    }

    /// Has it looked up anew.
    func forget(_ id: APIKeyID) { known.forget { $0.id == id } }
}
