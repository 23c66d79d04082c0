// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// A clock that moves only by being slept on: whoever sleeps finds it later, at once.
final class HastyTime: TimeSource {
    private let moment = Mutex(Timestamp(seconds: 1_773_806_230))

    var now: Timestamp { moment.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        moment.withLock { $0 = $0 + max(.zero, duration) }
        await Task.yield()
    }
}
