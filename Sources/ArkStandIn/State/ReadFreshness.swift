// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How fresh a client's picture of its running videos is: the longest time that any of them was not read, since the
/// watch began.
struct ReadFreshness {
    struct Report: Encodable {
        let videos: Int
        let longestGapSeconds: Double

        enum CodingKeys: String, CodingKey {
            case videos
            case longestGapSeconds = "longest_gap_seconds"
        }
    }

    private var begin: Timestamp
    private var lastRead: [String: Timestamp] = [:]
    private var longestGap = Duration.zero

    init(at now: Timestamp) {
        self.begin = now
    }

    mutating func read(_ id: String, at now: Timestamp) {
        longestGap = max(longestGap, now - (lastRead[id] ?? begin))
        lastRead[id] = now
    }

    /// - Parameter running: those that are still waited for.
    func report(running: [String], at now: Timestamp) -> Report {
        let ages = running.map { now - (lastRead[$0] ?? begin) }
        let longest = ages.reduce(longestGap) { max($0, $1) }
        return Report(videos: running.count, longestGapSeconds: Double(longest.wholeMilliseconds) / 1000)
    }
}
