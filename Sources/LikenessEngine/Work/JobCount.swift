// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How many jobs are running.
final class JobCount: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func change(by difference: Int) {
        count.withLock { $0 += difference }
    }
}
