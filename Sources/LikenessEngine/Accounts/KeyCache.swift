// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// Remembers who holds a key for two seconds, so that a busy key costs the store little and a revocation made by
/// another process works soon. Only keys that exist are remembered: strangers can't fill it.
final class KeyCache: Sendable {
    private struct Entry {
        let principal: Principal
        let until: Timestamp
    }

    private static let lifetime = Duration.seconds(2)
    private static let capacity = 4096
    private let entries = Mutex<[TokenDigest: Entry]>([:])

    func principal(for digest: TokenDigest, now: Timestamp) -> Principal? {
        entries.withLock { entries in
            guard let entry = entries[digest], now < entry.until else { return nil }
            return entry.principal
        }
    }

    func remember(_ principal: Principal, for digest: TokenDigest, now: Timestamp) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries = entries.filter { now < $0.value.until } }
            if entries.count >= Self.capacity { entries.removeAll() }
            let until = now + Self.lifetime
            entries[digest] = Entry(principal: principal, until: min(until, principal.grant.expiresAt ?? until))
        }
    }

    func forget(_ key: APIKeyID) {
        entries.withLock { $0 = $0.filter { $0.value.principal.key != key } }
    }
}
