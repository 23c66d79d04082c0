// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Keeps what was posted and answers as it is told; 200 when nothing is left.
package actor ScriptedSender: NotificationSender {
    package private(set) var sent: [OutboundNotification] = []
    private var answers: [Result<NotificationAnswer, OutboundFailure>] = []

    package func answer(_ status: Int, retryAfter: Duration? = nil, times: Int = 1) {
        let answer = NotificationAnswer(status: status, retryAfter: retryAfter)
        answers += Array(repeating: .success(answer), count: times)
    }

    package func fail(_ failure: OutboundFailure) { answers.append(.failure(failure)) }

    package func send(_ notification: OutboundNotification) throws(OutboundFailure) -> NotificationAnswer {
        sent.append(notification)
        guard !answers.isEmpty else { return NotificationAnswer(status: 200, retryAfter: nil) }
        return try answers.removeFirst().get()
    }
}
