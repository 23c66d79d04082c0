// SPDX-License-Identifier: Apache-2.0

/// A notification as `GET /v1/deliveries/events` tells of it: what is posted to its receiver, signed alike.
public struct NotificationEvent: Sendable, Equatable, Codable {
    /// The `webhook-id`, and the `Last-Event-ID` that takes the stream up again behind it.
    public var id: String
    /// Where it is posted, by the server, whether or not somebody listens.
    public var url: String
    /// What it is posted with, names in lower case; `webhook-signature` is over the time of the telling.
    public var headers: [String: String]
    /// The body as text, byte for byte what the signature is over.
    public var body: String

    /// The headers have `content-type` and the three of Standard Webhooks, names in lower case.
    public init(id: String, url: String, headers: [String: String], body: String) {
        self.id = id
        self.url = url
        self.headers = headers
        self.body = body
    }
}
