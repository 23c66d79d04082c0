// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How a video task ends, with the notification that tells of it.
struct VideoEnding: Sendable {
    let time: any TimeSource

    func failure(of task: DurableTask, _ failure: TaskFailure) throws -> TaskSettlement {
        let now = time.now
        return TaskSettlement(
            .failed(failure, outcome: nil), finishedAt: now, costMicroUSD: 0,
            deliveries: deliveries(of: task, try VideoOrder(of: task), at: now))
    }

    /// - Parameter files: those of the report.
    func success(of task: DurableTask, _ report: VideoReport, files: [StoredFile]) throws -> TaskSettlement {
        let now = time.now
        return TaskSettlement(
            .completed(.video(report)), finishedAt: now, costMicroUSD: 0,
            deliveries: deliveries(of: task, try VideoOrder(of: task), at: now), files: files)
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
