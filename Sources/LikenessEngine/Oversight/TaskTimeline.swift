// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is recorded of a task's way, in the order in which it happened.
package struct TaskTimeline: Sendable {
    package enum Moment: Sendable, Equatable {
        case created
        /// A worker took it for the first time.
        case started
        /// An order was about to be sent to a provider.
        case orderSent
        /// The verdict on one of the review's assets; nil: it passed.
        case assetReviewed(AssetID, rejection: AssetRejection?)
        case finished
        case failed(TaskFailure)
        case delivery(DeliveryID)
        case deliveryTried(DeliveryID, DeliveryAttempt)
    }

    package struct Entry: Sendable, Equatable {
        package let at: Timestamp
        package let moment: Moment
    }

    package let entries: [Entry]
    /// How many times a worker took it.
    package let attempts: Int
    /// How many of them broke.
    package let brokenSteps: Int
    /// What the provider calls the order that was sent there.
    package let upstreamID: String?
}

extension Oversight {
    private static let mostDeliveries = 20

    package func timeline(of task: DurableTask) async throws -> TaskTimeline {
        let checkpoint = TaskCheckpoint(task.checkpoint)
        let order = checkpoint.state.flatMap { try? JSONDecoder().decode(SentOrder.self, from: $0) }?.upstream
        var entries = [TaskTimeline.Entry(at: task.createdAt, moment: .created)]
        if task.kind.isWorkedOn, let started = task.startedAt { entries.append(.init(at: started, moment: .started)) }
        if let sent = order?.intentAt {
            entries.append(.init(at: Timestamp(milliseconds: sent), moment: .orderSent))
        }
        if case .assetReview = task.input { entries += try await verdicts(of: task) }
        if let finished = task.finishedAt {
            entries.append(.init(at: finished, moment: task.failure.map { .failed($0) } ?? .finished))
        }
        entries += try await deliveries(of: task)
        // A stable order: what was noted within one millisecond stays as it is above.
        let sorted = entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        return TaskTimeline(
            entries: sorted.map(\.element), attempts: task.attempts, brokenSteps: checkpoint.failures,
            upstreamID: order?.id)
    }

    /// As `VideoProgress` writes it.
    private struct SentOrder: Decodable {
        let upstream: UpstreamOrder?
    }

    private func verdicts(of task: DurableTask) async throws -> [TaskTimeline.Entry] {
        try await store.assets(ofReview: task.id).compactMap { asset in
            switch asset.status {
            case .processing: nil
            // Only a rename changes it after that, and then the moment of the verdict is not known any more.
            case .active: .init(at: asset.updatedAt, moment: .assetReviewed(asset.id, rejection: nil))
            case .failed(let why): .init(at: asset.updatedAt, moment: .assetReviewed(asset.id, rejection: why))
            }
        }.filter { entry in task.finishedAt.map { entry.at <= $0 } ?? true }
    }

    private func deliveries(of task: DurableTask) async throws -> [TaskTimeline.Entry] {
        let found = try await store.deliveries(
            within: task.account, DeliveryFilter(task: task.id), before: nil, limit: Self.mostDeliveries)
        var entries: [TaskTimeline.Entry] = []
        for delivery in found {
            entries.append(.init(at: delivery.createdAt, moment: .delivery(delivery.id)))
            let attempts = try await store.delivery(delivery.id, of: task.account)?.attempts ?? []
            entries += attempts.map { .init(at: $0.startedAt, moment: .deliveryTried(delivery.id, $0)) }
        }
        return entries
    }
}
