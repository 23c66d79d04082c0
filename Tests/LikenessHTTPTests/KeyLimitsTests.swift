// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import LikenessHTTP

/// Several servers that share the buckets of keys.
@Suite struct KeyLimitsTests {
    private let limit = TokenBucket.Limit(perSecond: 10, burst: 20)
    private let key = APIKeyID(rawValue: "key_1")
    private let now = Timestamp(seconds: 1_773_806_230)

    private func makeServers(_ count: Int, handful: Int = 4) -> [KeyLimits] {
        let states = LocalStates()
        return (0..<count).map { _ in KeyLimits("rate", limit, states: states, handful: handful) }
    }

    /// How many of `count` requests get through, sent to the servers in turn.
    private func passed(_ count: Int, _ servers: [KeyLimits], at time: Timestamp) async throws -> Int {
        var passed = 0
        for number in 0..<count where try await servers[number % servers.count].take(key, now: time) == nil {
            passed += 1
        }
        return passed
    }

    @Test(arguments: [1, 2, 5]) func togetherTheyLetNoMoreThroughThanOne(_ count: Int) async throws {
        let servers = makeServers(count)
        #expect(try await passed(100, servers, at: now) == 20)
        #expect(try await passed(100, servers, at: now + .seconds(1)) == 10)
    }

    @Test func whatOneHasNotUsedWithinASecondIsGone() async throws {
        let servers = makeServers(1, handful: 20)
        #expect(try await servers[0].take(key, now: now) == nil)
        // 19 were at hand; 20 have come since.
        #expect(try await passed(100, servers, at: now + .seconds(2)) == 20)
    }

    @Test func whoeverIsRefusedIsToldWhenToComeAgain() async throws {
        let servers = makeServers(2)
        _ = try await passed(100, servers, at: now)
        for server in servers { #expect(try await server.take(key, now: now) == .milliseconds(100)) }
        #expect(try await servers[0].take(key, now: now + .milliseconds(100)) == nil)
    }
}
