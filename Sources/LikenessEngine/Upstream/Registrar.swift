// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Brings what is wanted at one provider there, and takes away what was deleted here.
struct Registrar: Service {
    private static let lease = Duration.seconds(15)
    private static let renewal = Duration.seconds(5)
    private static let window = 64
    let store: any LikenessStore
    let course: RegistrationCourse
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        let loop = WorkLoop(
            window: Self.window, polling: .seconds(1), grace: .seconds(8), store: store, time: time,
            wakesUp: { $0 == .registrationDue },
            trouble: TroubleLog("claiming registrations", time: time, logger: logger))
        await loop.run(claim: claim, perform: perform)
    }

    private func claim(limit: Int) async throws -> [ClaimedRegistration] {
        try await store.claimRegistrations(
            at: course.library.upstream, limit: limit, leaseFor: Self.lease, now: time.now)
    }

    /// Holds the lease as long as the step takes; a server that dies loses it within 15 seconds.
    private func perform(_ claimed: ClaimedRegistration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await advance(claimed) }
            group.addTask { await hold(claimed) }
            await group.next()
            group.cancelAll()
        }
    }

    private func hold(_ claimed: ClaimedRegistration) async {
        while (try? await time.sleep(for: Self.renewal)) != nil {
            // When it can't be renewed, the step's own writes will be refused.
            try? await store.renewRegistration(claimed, until: time.now + Self.lease)
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
