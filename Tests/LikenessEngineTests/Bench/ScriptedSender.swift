// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Keeps what was posted and answers as it is told; 200 when nothing is left.
actor ScriptedSender: NotificationSender {
    private(set) var sent: [OutboundNotification] = []
    private var answers: [Result<NotificationAnswer, OutboundFailure>] = []

    func answer(_ status: Int, retryAfter: Duration? = nil, times: Int = 1) {
        let answer = NotificationAnswer(status: status, retryAfter: retryAfter)
        answers += Array(repeating: .success(answer), count: times)
    }

    func fail(_ failure: OutboundFailure) { answers.append(.failure(failure)) }

    func send(_ notification: OutboundNotification) throws(OutboundFailure) -> NotificationAnswer {
        sent.append(notification)
        guard !answers.isEmpty else { return NotificationAnswer(status: 200, retryAfter: nil) }
        return try answers.removeFirst().get()
    }
}
