// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The machine's clock.
package struct SystemTime: TimeSource {
    private let offset: Duration

    /// - Parameter offset: by how much it is put wrong, to try what a wrong clock does.
    package init(offset: Duration = .zero) {
        self.offset = offset
    }

    package var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000) + offset
    }

    package func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}
