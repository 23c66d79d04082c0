// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore
import Synchronization

/// Answers of the last minute.
final class UsageAnswers: Sendable {
    private static let lifetime = Duration.seconds(60)
    private static let capacity = 1024
    private let known = Mutex<[UsageQuestion: (report: UsageReport, until: Timestamp)]>([:])

    func answer(to question: UsageQuestion, now: Timestamp) -> UsageReport? {
        known.withLock { known in
            guard let entry = known[question], now < entry.until else { return nil }
            return entry.report
        }
    }

    func remember(_ report: UsageReport, for question: UsageQuestion, now: Timestamp) {
        known.withLock { known in
            if known.count >= Self.capacity { known = known.filter { now < $0.value.until } }
            if known.count >= Self.capacity { known.removeAll() }
            known[question] = (report, now + Self.lifetime)
        }
    }
}
