// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Remembers values for a short time, so that what is asked for again and again costs little and is never much older
/// than the truth. Bounded: when it is full and nothing in it is over, it begins anew.
package final class ExpiringMemo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let until: Timestamp
    }

    private let lifetime: Duration
    private let capacity: Int
    private let entries = Mutex<[Key: Entry]>([:])

    package init(lifetime: Duration, capacity: Int) {
        self.lifetime = lifetime
        self.capacity = capacity
    }

    /// Nil for what is not known any more.
    package func value(of key: Key, now: Timestamp) -> Value? {
        entries.withLock { entries in
            guard let entry = entries[key], now < entry.until else { return nil }
            return entry.value
        }
    }

    /// - Parameter end: when the value is over in any case.
    package func remember(_ value: Value, of key: Key, now: Timestamp, atMostUntil end: Timestamp? = nil) {
        let until = now + lifetime
        entries.withLock { entries in
            if entries.count >= capacity { entries = entries.filter { now < $0.value.until } }
            if entries.count >= capacity { entries.removeAll() }
            entries[key] = Entry(value: value, until: end.map { min($0, until) } ?? until)
        }
    }

    package func forget(where isMeant: (Value) -> Bool) {
        entries.withLock { $0 = $0.filter { !isMeant($0.value.value) } }
    }
}
