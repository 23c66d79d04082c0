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
    private let name: String
    private let limit: TokenBucket.Limit
    private let handful: Int
    private let states: any SharedStates
    private let credits = Mutex((keys: [APIKeyID: Credit](), takes: 0))

    /// - Parameters:
    ///   - name: tells these buckets from others of the same keys.
    ///   - handful: how many tokens are taken from the shared bucket at a time.
    package init(_ name: String, _ limit: TokenBucket.Limit, states: any SharedStates, handful: Int) {
        self.name = name
        self.limit = limit
        self.states = states
        self.handful = handful
    }

    /// Of questions for usage: 60 a minute (contract/apimart.md 0.5).
    package static func usage(states: any SharedStates) -> KeyLimits {
        KeyLimits("usage", .init(perSecond: 1, burst: 60), states: states, handful: 1)
    }

    /// Takes one token of `key`.
    /// - Parameter own: the key's own limit, in requests a second; nil: that of any key.
    /// - Returns: nil, or how long until there is one.
    func take(_ key: APIKeyID, own: Int? = nil, now: Timestamp) async throws(StoreError) -> Duration? {
        switch takeHere(key, now) {
        case .token: return nil
        case .wait(let pause): return pause
        case .unknown: break
        }
        let limit = own.map { TokenBucket.Limit(perSecond: $0, burst: $0) } ?? self.limit
        let handful = own.map { min(self.handful, max(1, $0 / 20)) } ?? self.handful
        let answer = try await states.change(
            "\(name):\(key.rawValue)", from: TokenBucket(limit, now: now), now: now
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
