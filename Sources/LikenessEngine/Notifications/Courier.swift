// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Posts the outbox's deliveries to endpoints of one class: one courier serves those that work, and another those that
/// don't, so that the latter can't use up what the former need. A try that a crash cut off is made again: receivers know
/// it by its `webhook-id`.
struct Courier: Service {
    private static let piece = 500
    let endpoints: EndpointClass
    let store: any LikenessStore
    let notices: Notices
    let sender: any NotificationSender
    let configuration: EngineConfiguration.DeliveryLimits
    let time: any TimeSource
    let logger: Logger
    var schedule = DeliverySchedule()

    func run() async throws {
        let loop = WorkLoop(
            window: endpoints == .working ? configuration.atOnce : configuration.atOnceToFailing,
            polling: .seconds(1), grace: configuration.timeout, store: store, time: time,
            wakesUp: { $0 == .deliveryDue },
            trouble: TroubleLog("claiming deliveries", time: time, logger: logger))
        await loop.run(claim: claim, perform: deliver)
    }

    private func claim(limit: Int) async throws -> [ClaimedDelivery] {
        try await store.claimDeliveries(
            endpoints, limit: limit, leaseFor: configuration.lease, now: time.now)
    }

    private func deliver(_ claimed: ClaimedDelivery) async {
        let delivery = claimed.delivery
        do {
            if let trouble = claimed.trouble, trouble.forbids(time.now) {
                while try await store.abandonDeliveries(waitingWith: claimed, limit: Self.piece, now: time.now)
                    == Self.piece
                {}
                return
            }
            let startedAt = time.now
            let sent = await Result { try await send(delivery) }
            // Stopped in the middle: nothing is known, and the lease's end brings it back.
            if Task.isCancelled { return }
            try await record(sent, of: claimed, startedAt: startedAt)
        } catch {
            logger.warning(
                "delivery try not recorded",
                metadata: ["delivery": "\(delivery.id)", "error": "\(LogWord(error))"])
        }
    }

    private func record(
        _ sent: Result<NotificationAnswer, any Error>, of claimed: ClaimedDelivery, startedAt: Timestamp
    ) async throws {
        let (delivery, now) = (claimed.delivery, time.now)
        let attempts = delivery.attempts + 1
        let attempt = DeliveryAttempt(
            number: attempts, startedAt: startedAt, milliseconds: Int((now - startedAt).wholeMilliseconds),
            result: DeliveryAttempt.Result(sent))
        let verdict = schedule.verdict(
            for: delivery.rhythm, attempts: attempts - delivery.attemptsBefore, answer: try? sent.get(), now: now)
        let isDisabled = try await store.recordAttempt(
            claimed, attempt, verdict: verdict, finding: try await finding(of: sent, claimed, now: now))
        EngineMetrics.deliveryTried(verdict)
        if isDisabled {
            EngineMetrics.endpointDisabled()
            logger.notice("an endpoint that takes nothing was disabled", metadata: ["delivery": "\(delivery.id)"])
        }
    }

    /// - Throws: `OutboundFailure.timedOut` after the time that a receiver has.
    private func send(_ delivery: Delivery) async throws -> NotificationAnswer {
        let notice = try await notices.notice(for: delivery)
        return try await withThrowingTaskGroup(of: NotificationAnswer.self) { group in
            group.addTask { try await sender.send(notice) }
            group.addTask {
                try await time.sleep(for: configuration.timeout)
                throw OutboundFailure.timedOut
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

extension DeliveryAttempt.Result {
    fileprivate init(_ sent: Result<NotificationAnswer, any Error>) {
        switch sent {
        case .success(let answer): self = .answered(status: answer.status)
        case .failure(let failure as OutboundFailure): self = .unreachable(reason: failure.word)
        case .failure: self = .unreachable(reason: "internal")
        }
    }
}

extension OutboundFailure {
    /// A fixed word for the record.
    fileprivate var word: String {
        switch self {
        case .refused(let refusal): "refused_\(refusal.rawValue)"
        case .nameNotFound: "name_not_found"
        case .connectFailed: "connect_failed"
        case .timedOut: "timed_out"
        case .tooManyRedirects: "too_many_redirects"
        case .tooLarge: "too_large"
        case .badStatus: "bad_status"
        case .broken: "broken"
        case .storageFailed: "storage_failed"
        case .cancelled: "cancelled"
        }
    }
}
