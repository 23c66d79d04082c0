// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// How many streams there may be: each looks into the store again and again.
final class LivePlaces: Sendable {
    private static let perKey = 16
    private static let inAll = 512
    private let taken = Mutex<[APIKeyID: Int]>([:])

    /// - Returns: whether there was room.
    func take(_ key: APIKeyID) -> Bool {
        taken.withLock { taken in
            guard taken[key, default: 0] < Self.perKey, taken.values.reduce(0, +) < Self.inAll else { return false }
            taken[key, default: 0] += 1
            return true
        }
    }

    func giveBack(_ key: APIKeyID) {
        taken.withLock { taken in
            taken[key, default: 1] -= 1
            if taken[key] == 0 { taken[key] = nil }
        }
    }
}
