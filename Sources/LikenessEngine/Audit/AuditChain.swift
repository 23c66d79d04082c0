// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Puts new entries of the log in its chain, moments after they were written.
struct AuditChain: Service {
    private static let batch = 200
    private static let rhythm = Duration.seconds(5)
    let store: any LikenessStore
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let trouble = TroubleLog("chaining the log", time: time, logger: logger)
        let loop = WorkLoop(
            window: 1, polling: Self.rhythm, grace: .seconds(8), store: store, time: time,
            wakesUp: { $0 == .auditWritten }, trouble: trouble)
        await loop.run(claim: chain) { _ in }
    }

    /// Nothing is left to be done with what was chained.
    private func chain(limit: Int) async throws -> [Never] {
        while try await store.chainEntries(limit: Self.batch) == Self.batch {}
        return []
    }
}
