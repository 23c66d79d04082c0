// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore

extension DeliveryAnswer {
    init(_ delivery: Delivery) {
        let status: Status =
            switch delivery.status {
            case .waiting: .waiting
            case .delivered: .delivered
            case .abandoned: .abandoned
            }
        self.init(
            id: delivery.id.rawValue, taskID: delivery.task.rawValue, url: delivery.url, status: status,
            attempts: delivery.attempts, nextAttemptAt: delivery.nextAttemptAt?.seconds,
            createdAt: delivery.createdAt.seconds)
    }

    init(_ record: DeliveryRecord) {
        self.init(record.delivery)
        self.log = record.attempts.map(Attempt.init)
        self.endpoint = record.trouble.map {
            Trouble(failingSince: $0.failingSince.seconds, disabledAt: $0.disabledAt?.seconds)
        }
    }
}

extension DeliveryAnswer.Attempt {
    fileprivate init(_ attempt: DeliveryAttempt) {
        let (status, reason): (Int?, String?) =
            switch attempt.result {
            case .answered(let status): (status, nil)
            case .unreachable(let reason): (nil, reason)
            }
        self.init(
            number: attempt.number, startedAt: attempt.startedAt.seconds, milliseconds: attempt.milliseconds,
            status: status, reason: reason)
    }
}
