// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Brings what is wanted at one provider there, and takes away what was deleted here.
struct Registrar: Service {
    /// Longer than any reading step; a create has a longer one of its own.
    private static let lease = Duration.seconds(25)
    private static let window = 64
    let store: any LikenessStore
    let course: RegistrationCourse
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let loop = WorkLoop(
            window: Self.window, polling: .seconds(1), grace: .seconds(8), store: store, time: time,
            wakesUp: { $0 == .registrationDue })
        await loop.run(claim: claim, perform: advance)
    }

    private func claim(limit: Int) async -> [ClaimedRegistration] {
        do {
            return try await store.claimRegistrations(
                at: course.library.upstream, limit: limit, leaseFor: Self.lease, now: time.now)
        } catch {
            logger.warning("claiming registrations failed", metadata: ["error": "\(LogWord(error))"])
            return []
        }
    }

    private func advance(_ claimed: ClaimedRegistration) async {
        do {
            try await record(try await course.advance(claimed), of: claimed)
        } catch let error as StoreError where error.code == .conflict {
            // Somebody else has it, or it was deleted: theirs to go on with.
            return
        } catch {
            guard !Task.isCancelled else { return }
            logger.warning(
                "registration not advanced",
                metadata: ["object": "\(claimed.registration.object.id)", "error": "\(LogWord(error))"])
        }
    }

    private func record(_ change: RegistrationCourse.Change, of claimed: ClaimedRegistration) async throws {
        switch change {
        case .gone: try await store.forgetRegistration(claimed)
        case .stands(let registration, let pause):
            try await store.recordRegistration(
                registration, fencingToken: claimed.fencingToken, dueAt: pause.map { time.now + $0 })
        }
    }
}
