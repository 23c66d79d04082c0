// SPDX-License-Identifier: Apache-2.0

/// Where the rules read the time and wait. The system's in a server, a hand-driven one in tests.
package protocol TimeSource: Sendable {
    var now: Timestamp { get }

    /// Returns after `duration` of this source's time.
    /// - Throws: `CancellationError` when the waiting task is cancelled.
    func sleep(for duration: Duration) async throws
}
