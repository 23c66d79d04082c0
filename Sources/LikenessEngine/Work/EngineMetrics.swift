// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Metrics

/// What the engine counts. Labels come from closed sets of ours.
enum EngineMetrics {
    static func taskEnded(_ task: DurableTask, failed: Bool, at time: Timestamp) {
        let labels = [("kind", task.kind.rawValue), ("status", failed ? "failed" : "completed")]
        Counter(label: "likeness_tasks_ended_total", dimensions: labels).increment()
        Timer(label: "likeness_task_seconds", dimensions: [("kind", task.kind.rawValue)])
            .recordMilliseconds((time - task.createdAt).wholeMilliseconds)
    }

    static func stepBroken(_ kind: TaskKind) {
        Counter(label: "likeness_steps_broken_total", dimensions: [("kind", kind.rawValue)]).increment()
    }

    static func assetReviewed(_ rejection: AssetRejection?) {
        let word = rejection.map { AssetRejection.named.contains($0) ? $0.rawValue : "other" } ?? "Active"
        Counter(
            label: "likeness_assets_reviewed_total", dimensions: [("verdict", word)]
        ).increment()
    }

    static func sessionEnded(_ state: SessionState) {
        Counter(label: "likeness_sessions_ended_total", dimensions: [("state", state.rawValue)]).increment()
    }

    static func tryFailed(_ failure: VerificationFailure) {
        Counter(label: "likeness_tries_failed_total", dimensions: [("reason", failure.rawValue)]).increment()
    }

    static func consentEnded(by ender: Consent.Ender) {
        Counter(label: "likeness_consents_ended_total", dimensions: [("by", ender.rawValue)]).increment()
    }

    static func personErased() {
        Counter(label: "likeness_persons_erased_total").increment()
    }

    /// Persons whose face is kept.
    static func persons(_ count: Int) {
        Gauge(label: "likeness_persons").record(count)
    }

    static func lockedOut() {
        Counter(label: "likeness_lockouts_total").increment()
    }

    static func endpointDisabled() {
        Counter(label: "likeness_endpoints_disabled_total").increment()
    }

    static func deliveryTried(_ verdict: DeliveryVerdict) {
        let word =
            switch verdict {
            case .delivered: "delivered"
            case .retry: "retry"
            case .abandoned: "abandoned"
            }
        Counter(label: "likeness_deliveries_total", dimensions: [("verdict", word)]).increment()
    }
}
