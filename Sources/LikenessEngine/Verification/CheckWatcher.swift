// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Asks providers about the sessions that they check, those first whose person waits for the answer.
struct CheckWatcher: Service {
    /// Longer than a question takes; a server that dies in between leaves it to another, or to itself, so much later.
    private static let lease = Duration.seconds(30)
    private static let window = 8
    let store: any LikenessStore
    let checks: RemoteChecks
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let loop = WorkLoop(
            window: Self.window, polling: .seconds(1), grace: .seconds(8), store: store, time: time,
            wakesUp: { $0 == .checkDue },
            trouble: TroubleLog("claiming checks", time: time, logger: logger))
        await loop.run(claim: claim, perform: ask)
    }

    private func claim(limit: Int) async throws -> [VerificationSession] {
        try await store.claimChecks(limit: limit, leaseFor: Self.lease, now: time.now)
    }

    private func ask(_ session: VerificationSession) async {
        do {
            if case .again(let moment) = try await checks.advance(session) {
                try await store.scheduleCheck(session.id, at: moment)
            }
        } catch let error as StoreError where error.code == .conflict {
            // It moved while the provider was asked: what is there now is asked about at once.
            try? await store.scheduleCheck(session.id, at: time.now)
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning(
                "check not advanced", metadata: ["session": "\(session.id)", "error": "\(LogWord(error))"])
        }
    }
}
