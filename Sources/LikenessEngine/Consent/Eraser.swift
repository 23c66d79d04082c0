// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Erases persons whose consent has ended, when their time has come.
struct Eraser: Service {
    private static let lease = Duration.seconds(60)
    private static let window = 4
    let store: any LikenessStore
    let course: ErasureCourse
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let loop = WorkLoop(
            window: Self.window, polling: .seconds(5), grace: .seconds(8), store: store, time: time,
            wakesUp: { $0 == .erasureDue }, trouble: TroubleLog("claiming erasures", time: time, logger: logger))
        await loop.run(claim: claim, perform: erase)
    }

    private func claim(limit: Int) async throws -> [ClaimedErasure] {
        try await store.claimErasures(limit: limit, leaseFor: Self.lease, now: time.now)
    }

    /// A failed part is tried again when the lease has run out.
    private func erase(_ claimed: ClaimedErasure) async {
        do {
            try await course.advance(claimed)
        } catch let error as StoreError where error.code == .conflict {
            // Somebody else has it.
        } catch {
            logger.warning(
                "erasing a person failed, and is tried again",
                metadata: ["group": "\(claimed.consent.group)", "error": "\(LogWord(error))"])
        }
    }
}
