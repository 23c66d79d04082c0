// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Forgets sessions, tasks and files that ended long ago, so that the store doesn't grow for ever. It works in small
/// pieces, for writers wait for each.
struct Purger: Service {
    private static let rhythm = Duration.seconds(3600)
    private static let batch = 200
    /// An endpoint that was not tried for so long is like new.
    private static let endpointMemory = Duration.seconds(30 * 86_400)
    let store: any LikenessStore
    let retention: Duration
    let usageRetention: Duration
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        try await Rounds(every: Self.rhythm, time: time).run { await round() }
    }

    func round() async {
        let limit = time.now - retention
        do {
            while try await store.purgeSessions(endedBefore: limit, limit: Self.batch) == Self.batch {}
            var last: TaskID?
            repeat {
                last = try await store.purgeTasks(endedBefore: limit, after: last, limit: Self.batch)
            } while last != nil
            while try await store.purgeFiles(expiredBefore: limit, limit: Self.batch) == Self.batch {}
            try await store.purgeEndpoints(triedBefore: min(limit, time.now - Self.endpointMemory))
            let used = time.now - usageRetention
            while try await store.purgeUsage(before: used, limit: Self.batch) == Self.batch {}
            try await store.purgeSigningKeys(before: limit)
        } catch {
            logger.warning("forgetting what is over failed", metadata: ["error": "\(LogWord(error))"])
        }
    }
}
