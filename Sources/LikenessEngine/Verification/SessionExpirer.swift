// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Ends tries whose time is over although no frame came, and sessions that nobody finished.
struct SessionExpirer: Service {
    private static let rhythm = Duration.seconds(1)
    private static let batch = 100
    let store: any LikenessStore
    let judge: any LivenessJudge
    let course: SessionCourse
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let trouble = TroubleLog("session expiry", time: time, logger: logger)
        try await Rounds(every: Self.rhythm, time: time).run {
            do {
                try await round()
                trouble.worked()
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                trouble.failed(error)
            }
        }
    }

    /// One look at everything that may be over.
    func round() async throws {
        for (id, failure) in await judge.expire(now: time.now) {
            guard let session = try await store.session(id), session.state == .capturing else { continue }
            try await unlessChanged { _ = try await course.failTry(session, because: failure) }
        }
        for session in try await store.expiredSessions(now: time.now, limit: Self.batch) {
            try await unlessChanged { _ = try await course.expire(session) }
        }
    }

    /// A session that the person or another server moved meanwhile is left to them.
    private func unlessChanged(_ write: () async throws -> Void) async throws {
        do {
            try await write()
        } catch let error as StoreError where error.code == .conflict {
            return
        }
    }
}
