// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore
import LikenessTesting
import ProviderArk
import Synchronization
import Testing

/// What came of many creates.
private final class Tally: Sendable {
    private let state = Mutex((refused: [Int64: Int](), finished: 0))

    var refused: [Int64: Int] { state.withLock { $0.refused } }
    var finished: Int { state.withLock { $0.finished } }

    func refuse(at now: Timestamp) { state.withLock { $0.refused[now.seconds / 60, default: 0] += 1 } }
    func finish() { state.withLock { $0.finished += 1 } }
}

/// How CreateAsset keeps to a quota that it wasn't told.
@Suite struct WritePaceTests {
    @Test func aQuotaThatIsLowerThanToldRefusesAtMostTenInAMinute() async throws {
        let (quota, creates) = (20, 100)
        let time = ManualTime()
        try await ArkBench.with({ $0.accounts[0].assetsPerMinute = quota }, time: time) { ark in
            let group = try #require(try await ark.verifiedGroup())
            let tally = Tally()
            try await withThrowingDiscardingTaskGroup { tasks in
                for index in 0..<creates {
                    tasks.addTask { try await Self.create(index, in: group, ark, tally) }
                }
                while tally.finished < creates {
                    try await Eventually.holds("none is under way") {
                        let answered = tally.finished + tally.refused.values.reduce(0, +)
                        let isQuiet = await ark.calls("CreateAsset") == answered
                        return tally.finished == creates || isQuiet && time.sleeperCount > 0
                    }
                    time.advance(by: .milliseconds(250))
                }
            }
            #expect(!tally.refused.isEmpty)
            #expect(tally.refused.values.allSatisfy { $0 <= 10 }, "\(tally.refused)")
            // 20 a minute at most: five minutes and a little for learning.
            #expect(time.now - ManualTime().now <= .seconds(10 * 60))
        }
    }

    private static func create(_ index: Int, in group: String, _ ark: ArkBench, _ tally: Tally) async throws {
        while true {
            do {
                _ = try await ark.create(AssetID(rawValue: "asset-\(index)"), in: group)
                return tally.finish()
            } catch ArkFault.retry("UpstreamPaced", let pause) {
                try await ark.time.sleep(for: try #require(pause))
            } catch ArkFault.retry(let code, _) {
                #expect(code == "QuotaWriteQPMExceeded")
                tally.refuse(at: ark.time.now)
            }
        }
    }

    @Test func withinTheQuotaNothingWaits() async throws {
        try await ArkBench.with { ark in
            let group = try #require(try await ark.verifiedGroup())
            let begin = ark.time.now
            for index in 0..<50 { _ = try await ark.create(AssetID(rawValue: "asset-\(index)"), in: group) }
            #expect(ark.time.now == begin)
        }
    }
}
