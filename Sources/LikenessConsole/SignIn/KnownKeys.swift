// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Synchronization

/// Looks up the key of a session with every request, so that a revoked one ends its sessions. Remembers what it found for
/// two seconds: a page's files and events come all at once.
final class KnownKeys: Sendable {
    private struct Entry {
        let key: APIKey?
        let until: Timestamp
    }

    private static let lifetime = Duration.seconds(2)
    private static let capacity = 1024
    private let entries = Mutex<[APIKeyID: Entry]>([:])
    private let oversight: Oversight
    private let time: any TimeSource

    init(oversight: Oversight, time: any TimeSource) {
        self.oversight = oversight
        self.time = time
    }

    /// Nil when it is revoked.
    func key(_ id: APIKeyID) async throws -> APIKey? {
        let now = time.now
        if let entry = entries.withLock({ $0[id] }), now < entry.until { return entry.key }
        let key = try await oversight.activeKey(id)
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[id] = Entry(key: key, until: now + Self.lifetime)
        }
        return key
    }

    /// Has it looked up anew.
    func forget(_ id: APIKeyID) {
        entries.withLock { _ = $0.removeValue(forKey: id) }
    }
}
