// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How a video task ends, with what it costs and the notification that tells of it.
struct VideoEnding: Sendable {
    let prices: PriceTable
    let time: any TimeSource

    func failure(of task: DurableTask, _ failure: TaskFailure) throws -> TaskSettlement {
        let (order, now) = (try VideoOrder(of: task), time.now)
        return TaskSettlement(
            .failed(failure, outcome: nil), finishedAt: now, costMicroUSD: 0,
            deliveries: deliveries(of: task, order, at: now),
            usage: usage(of: task, order, hasFailed: true, milliseconds: 0, cost: 0, at: now))
    }

    /// - Parameters:
    ///   - files: those of the report.
    ///   - clips: milliseconds of all clips among the references.
    func success(of task: DurableTask, _ report: VideoReport, files: [StoredFile], clips: Int64) throws
        -> TaskSettlement
    {
        let (order, now) = (try VideoOrder(of: task), time.now)
        let made = order.billedMilliseconds ?? Int64((report.seconds * 1000).rounded())
        // Prices may have changed since; nobody pays more than was set aside.
        let cost = min(prices.cost(of: order, made: made, clips: clips), task.reservedMicroUSD ?? .max)
        return TaskSettlement(
            .completed(.video(report)), finishedAt: now, costMicroUSD: cost,
            deliveries: deliveries(of: task, order, at: now), files: files,
            usage: usage(of: task, order, hasFailed: false, milliseconds: made, cost: cost, at: now))
    }

    private func usage(
        of task: DurableTask, _ order: VideoOrder, hasFailed: Bool, milliseconds: Int64, cost: Int64, at now: Timestamp
    ) -> UsageEntry {
        UsageEntry(
            task: task.id, account: task.account, key: task.key, project: task.project, model: order.model,
            hasFailed: hasFailed, milliseconds: milliseconds, costMicroUSD: cost,
            reservedMicroUSD: task.reservedMicroUSD ?? 0, finishedAt: now)
    }

    private func deliveries(of task: DurableTask, _ order: VideoOrder, at now: Timestamp) -> [Delivery] {
        guard let webhook = order.webhook else { return [] }
        return [
            Delivery(
                id: .make(at: now), account: task.account, task: task.id, url: WebhookAddress(base: webhook).text,
                rhythm: .video, body: nil, nextAttemptAt: now, createdAt: now)
        ]
    }
}

extension VideoOrder {
    init(of task: DurableTask) throws {
        guard case .video(let order) = task.input else { throw ProviderError.final(code: "wrong_task_kind") }
        self = order
    }
}
