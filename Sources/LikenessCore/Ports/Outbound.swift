// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Why a fetch or a notification got no answer.
package enum OutboundFailure: Error, Equatable, Sendable {
    /// The URL, an address of its name, or a redirect's target is not allowed.
    case refused(URLRefusal)
    case nameNotFound
    case connectFailed
    case timedOut
    case tooManyRedirects
    case tooLarge(limit: Int64)
    /// Something other than 200 at the end.
    case badStatus(Int)
    case broken
    /// Our own blob store could not take the bytes: no fault of the URL, worth another try later.
    case storageFailed
    /// The calling task was cancelled: nothing is known about the URL.
    case cancelled
}

/// Fetches what a user's URL points to, through the fetch guard.
package protocol MediaFetcher: Sendable {
    /// Streams the body into the blob store.
    /// - Parameter limit: bytes.
    func fetch(_ url: String, limit: Int64) async throws(OutboundFailure) -> Blob
}

/// Copies what a provider has made into local files.
package protocol ResultFetcher: Sendable {
    /// Goes on where an earlier copy of the same name stopped.
    /// - Parameters:
    ///   - name: a plain file name.
    ///   - limit: bytes.
    /// - Returns: the path of the whole file, to be taken over by the caller.
    func fetch(_ url: String, named name: String, limit: Int64) async throws(OutboundFailure) -> String

    /// Forgets a copy, that the next one begins anew.
    func discard(_ path: String) async throws(OutboundFailure)

    /// Forgets a copy that nobody will ask for again, begun or whole.
    func discard(named name: String) async throws(OutboundFailure)
}

/// A notification as it leaves.
package struct OutboundNotification: Sendable {
    package let url: String
    package let headers: [(name: String, value: String)]
    package let body: Data

    package init(url: String, headers: [(name: String, value: String)], body: Data) {
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// The receiver's answer, of which only this is read.
package struct NotificationAnswer: Sendable, Equatable {
    package let status: Int
    package let retryAfter: Duration?

    package init(status: Int, retryAfter: Duration?) {
        self.status = status
        self.retryAfter = retryAfter
    }
}

/// Posts notifications, through the same guard. Redirects are not followed.
package protocol NotificationSender: Sendable {
    func send(_ notification: OutboundNotification) async throws(OutboundFailure) -> NotificationAnswer
}
