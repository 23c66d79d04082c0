// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Keeps what was posted and answers as it is told; 200 when nothing is left.
package actor ScriptedSender: NotificationSender {
    package private(set) var sent: [OutboundNotification] = []
    private var answers: [Result<NotificationAnswer, OutboundFailure>] = []
    private var fixed: [String: Int] = [:]
    private var hanging: Set<String> = []

    package func answer(_ status: Int, retryAfter: Duration? = nil, times: Int = 1) {
        let answer = NotificationAnswer(status: status, retryAfter: retryAfter)
        answers += Array(repeating: .success(answer), count: times)
    }

    package func fail(_ failure: OutboundFailure) { answers.append(.failure(failure)) }

    /// Every post to an address that begins so gets this status.
    package func always(_ status: Int, at prefix: String) { fixed[prefix] = status }

    /// No post to an address that begins so gets any answer.
    package func hang(_ prefix: String) { hanging.insert(prefix) }

    package func send(_ notification: OutboundNotification) async throws(OutboundFailure) -> NotificationAnswer {
        sent.append(notification)
        if hanging.contains(where: { notification.url.hasPrefix($0) }) {
            // Until the caller gives up.
            try? await Task.sleep(for: .seconds(3600))
            throw .cancelled
        }
        if let status = fixed.first(where: { notification.url.hasPrefix($0.key) })?.value {
            return NotificationAnswer(status: status, retryAfter: nil)
        }
        guard !answers.isEmpty else { return NotificationAnswer(status: 200, retryAfter: nil) }
        return try answers.removeFirst().get()
    }
}
