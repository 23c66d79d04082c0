// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Waits for sockets on the thread that calls.
enum PollSet {
    /// - Parameter write: whether the first socket is also watched for room to write.
    /// - Returns: false when the time was up first.
    static func wait(for sockets: [Int32], write: Bool = false, until deadline: ContinuousClock.Instant?) -> Bool {
        var entries = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        if write { entries[0].events |= Int16(POLLOUT) }
        while true {
            let ready = poll(&entries, nfds_t(entries.count), timeout(until: deadline))
            if ready > 0 { return true }
            // A signal is no answer.
            if ready < 0, errno == EINTR { continue }
            return false
        }
    }

    private static func timeout(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = ContinuousClock.now.duration(to: deadline).components
        guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
        return Int32(clamping: left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
    }
}
