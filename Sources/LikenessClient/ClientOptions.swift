// SPDX-License-Identifier: Apache-2.0

/// How a client talks to its server. What is set here holds for all calls; it is read when the client is made.
public struct ClientOptions: Sendable {
    /// Of error messages: `en`, `zh`, `ja` or `ko`; `en` unless set. A server takes any other text for `en`
    /// (contract/apimart.md 4).
    public var language = "en"
    /// For one attempt of a call; 60 s unless set. Uploads have `uploadTimeout`, and a call that waits for a task has
    /// the time of its waiting besides.
    public var timeout = Duration.seconds(60)
    /// For one attempt of an upload or a download, however large the file; 600 s unless set.
    public var uploadTimeout = Duration.seconds(600)
    /// How often a call is tried in all when the server is out of reach or busy; 4 unless set, 1 for never again.
    /// Repeating is safe: a POST carries one `Idempotency-Key` through all its attempts (contract/apimart.md 0.6).
    public var attempts = 4
    /// Between attempts: this, then twice and four times as long, each shortened at random by up to a half, or what
    /// `Retry-After` asks for if that is longer. 500 ms unless set.
    public var firstPause = Duration.milliseconds(500)
    /// The longest pause between attempts, whatever the server asks for; 30 s unless set.
    public var longestPause = Duration.seconds(30)
    /// How long at least lies between two looks at a task that has not changed, where the server doesn't wait for it;
    /// 3 s unless set, as APIMart's documents advise (contract/apimart.md 0.5).
    public var polling = Duration.seconds(3)
    /// How often ``TaskUpdates`` asks for a task's progress, at least a second and counted in whole ones. The end is
    /// heard of at once where the server knows `?wait=`, as Likeness does.
    public var progressInterval = Duration.seconds(1)

    /// Sets nothing: the values named above hold.
    public init() {}
}
