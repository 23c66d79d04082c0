// SPDX-License-Identifier: Apache-2.0

/// The times between tries to reach a server: from a tenth of a second to two seconds, each a little different, so that
/// many servers don't come back all at once.
struct Backoff {
    private var next = Duration.milliseconds(100)

    mutating func pause() -> Duration {
        defer { next = min(next * 2, .seconds(2)) }
        return next * Double.random(in: 0.75...1.25)
    }

    mutating func reset() {
        self = Backoff()
    }
}
