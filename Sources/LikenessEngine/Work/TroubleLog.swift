// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import Synchronization

/// Tells of what fails again and again: at once, then twice a minute for as long as it lasts, and when it works again. A
/// database that is away for a minute would fill the log otherwise.
final class TroubleLog: Sendable {
    private struct Trouble {
        let since: Timestamp
        var toldAt: Timestamp
        var failures = 1
    }

    private static let rhythm = Duration.seconds(30)
    private let what: String
    private let time: any TimeSource
    private let logger: Logger
    private let trouble = Mutex<Trouble?>(nil)

    /// - Parameter what: what may fail, as in `claiming tasks`.
    init(_ what: String, time: any TimeSource, logger: Logger) {
        self.what = what
        self.time = time
        self.logger = logger
    }

    func failed(_ error: any Error) {
        let now = time.now
        let failures: Int? = trouble.withLock { trouble in
            guard var known = trouble else {
                trouble = Trouble(since: now, toldAt: now)
                return 1
            }
            known.failures += 1
            defer { trouble = known }
            guard now - known.toldAt >= Self.rhythm else { return nil }
            known.toldAt = now
            return known.failures
        }
        guard let failures else { return }
        logger.warning(
            "\(what) failed", metadata: ["error": "\(LogWord(error))", "failures": "\(failures)"])
    }

    func worked() {
        let ended = trouble.withLock { trouble in
            defer { trouble = nil }
            return trouble
        }
        guard let ended else { return }
        logger.info(
            "\(what) works again",
            metadata: [
                "failures": "\(ended.failures)", "after_ms": "\((time.now - ended.since).wholeMilliseconds)",
            ])
    }
}
