// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

/// How fast each key may send. The buckets are shared by all servers: each takes a handful of tokens at a time, so that
/// most requests ask nobody, and gives up what it has not used after a second.
package final class KeyLimits: Sendable {
    private struct Credit {
        var tokens = 0
        var goodUntil = Timestamp(milliseconds: 0)
        var emptyUntil = Timestamp(milliseconds: 0)
    }

    private static let sweepEvery = 4096
    private let limit: TokenBucket.Limit
    private let handful: Int
    private let states: any SharedStates
    private let credits = Mutex((keys: [APIKeyID: Credit](), takes: 0))

    /// - Parameter handful: how many tokens are taken from the shared bucket at a time.
    package init(_ limit: TokenBucket.Limit, states: any SharedStates, handful: Int) {
        self.limit = limit
        self.states = states
        self.handful = handful
    }

    /// Takes one token of `key`.
    /// - Returns: nil, or how long until there is one.
    func take(_ key: APIKeyID, now: Timestamp) async throws(StoreError) -> Duration? {
        switch takeHere(key, now) {
        case .token: return nil
        case .wait(let pause): return pause
        case .unknown: break
        }
        let (limit, handful) = (limit, handful)
        let answer = try await states.change(
            "rate:\(key.rawValue)", from: TokenBucket(limit, now: now), now: now
        ) { $0.take(atMost: handful, limit, now: now) }
        return credits.withLock { credits in
            var credit = credits.keys[key] ?? Credit()
            defer { credits.keys[key] = credit }
            switch answer {
            case .tokens(let count):
                credit.tokens += count - 1
                credit.goodUntil = now + .seconds(1)
                return nil
            case .wait(let pause):
                credit.emptyUntil = now + pause
                return pause
            }
        }
    }

    /// What this server knows by itself.
    private enum Known {
        case token
        case wait(Duration)
        case unknown
    }

    private func takeHere(_ key: APIKeyID, _ now: Timestamp) -> Known {
        credits.withLock { credits in
            credits.takes += 1
            if credits.takes % Self.sweepEvery == 0 {
                credits.keys = credits.keys.filter { max($0.value.goodUntil, $0.value.emptyUntil) > now }
            }
            guard var credit = credits.keys[key] else { return .unknown }
            if now > credit.goodUntil {
                credit.tokens = 0
                credits.keys[key] = credit
            }
            guard credit.tokens > 0 else {
                return now < credit.emptyUntil ? .wait(credit.emptyUntil - now) : .unknown
            }
            credit.tokens -= 1
            credits.keys[key] = credit
            return .token
        }
    }
}
