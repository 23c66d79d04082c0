// SPDX-License-Identifier: Apache-2.0

/// How a client talks to its server.
public struct ClientOptions: Sendable {
    /// Of error messages: `en`, `zh`, `ja` or `ko`.
    public var language = "en"
    /// For one attempt of a call; uploads have `uploadTimeout`.
    public var timeout = Duration.seconds(60)
    public var uploadTimeout = Duration.seconds(600)
    /// How often a call is tried in all when the server is out of reach or busy. Repeating is safe: a POST carries one
    /// `Idempotency-Key` through all its attempts.
    public var attempts = 4
    /// Between attempts: this, then twice and four times as long, or what the server asks for.
    public var firstPause = Duration.milliseconds(500)
    /// The longest pause between attempts.
    public var longestPause = Duration.seconds(30)
    /// How often a waiting client hears of a task's progress. The end is heard of at once.
    public var progressInterval = Duration.seconds(1)

    public init() {}
}
