// SPDX-License-Identifier: Apache-2.0

/// A notification as `GET /v1/deliveries/events` tells of it: what is posted to its receiver, signed alike.
public struct NotificationEvent: Sendable, Equatable, Codable {
    public var id: String
    public var url: String
    /// Names in lower case.
    public var headers: [String: String]
    /// The body as text, byte for byte what the signature is over.
    public var body: String

    public init(id: String, url: String, headers: [String: String], body: String) {
        self.id = id
        self.url = url
        self.headers = headers
        self.body = body
    }
}
