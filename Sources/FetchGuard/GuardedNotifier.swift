// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
package import LikenessCore
import NIOHTTP1

/// Posts notifications to users' URLs. A redirect is an answer like any other, and the answer's body is not read.
package struct GuardedNotifier: NotificationSender {
    private let transport: GuardedTransport
    private let time: any TimeSource
    private let limits: FetchLimits

    package init(transport: GuardedTransport, time: any TimeSource, limits: FetchLimits = .notification) {
        self.transport = transport
        self.time = time
        self.limits = limits
    }

    package func send(_ notification: OutboundNotification) async throws(OutboundFailure) -> NotificationAnswer {
        do {
            let request = GuardedRequest(try WebURL(notification.url), post: notification)
            return try await Deadline.run(limits.total) {
                try await transport.exchange(request, limits: limits) { response in
                    let wait = response.headers.first(name: "Retry-After").flatMap {
                        RetryAfter.read($0, now: time.now)
                    }
                    return NotificationAnswer(status: Int(response.status.code), retryAfter: wait)
                }
            }
        } catch {
            throw Task.isCancelled ? .cancelled : OutboundFailure(cause: error)
        }
    }
}
