// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Ends consents whose face was not used for as long as the retention profile allows, tells of licences that end soon,
/// and of the number of persons at which a law asks for more.
struct ConsentWatch: Service {
    private static let rhythm = Duration.seconds(600)
    private static let batch = 100
    /// From here on China's measures for face recognition ask for a filing (CAC and MPS order 19, in force 2025-06-01).
    static let manyPersons = 100_000
    let store: any LikenessStore
    let withdrawals: Withdrawals
    let configuration: EngineConfiguration.Consent
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        try await Rounds(every: Self.rhythm, time: time).run { await round() }
    }

    /// One round. A part that fails doesn't keep the others from being done.
    func round() async {
        await attempt("unused faces", endIdle)
        await attempt("licences that end", announce)
        await attempt("number of persons", count)
    }

    private func endIdle() async throws {
        guard let term = configuration.term else { return }
        while true {
            let idle = try await store.idleConsents(since: time.now - term, limit: Self.batch)
            for consent in idle { try await withdrawals.end(consent, by: .retention) }
            if idle.count < Self.batch { return }
        }
    }

    private func announce() async throws {
        let limit = time.now + configuration.licenceNotice
        for (consent, until) in try await store.endingLicences(before: limit, limit: Self.batch) {
            let delivery = try ConsentEvent.delivery(
                .licenceEnding, of: consent, to: try await store.account(consent.account), at: time.now
            ) { $0.until = until.seconds }
            _ = try await store.announceEnd(ofLicence: consent.group, delivery: delivery, now: time.now)
        }
    }

    private func count() async throws {
        let persons = try await store.personCount()
        EngineMetrics.persons(persons)
        guard persons >= Self.manyPersons else { return }
        logger.warning("many persons' faces are kept here", metadata: ["persons": "\(persons)"])
    }

    private func attempt(_ part: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            logger.warning(
                "looking after consents failed", metadata: ["part": "\(part)", "error": "\(LogWord(error))"])
        }
    }
}
