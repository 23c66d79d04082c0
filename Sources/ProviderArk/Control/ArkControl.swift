// SPDX-License-Identifier: Apache-2.0

package import AsyncHTTPClient
import LikenessCore
package import Logging
package import ProviderHTTP
import VolcengineSigner

/// The vendor's control plane: checks of persons, groups and assets (contract/ark.md 1.4). Calls are signed, paced by
/// the account's limits and, where that is safe, repeated.
package struct ArkControl: Sendable {
    private static let attempts = 4
    private static let longestPause = Duration.seconds(20)
    private let transport: ControlTransport
    private let time: any TimeSource
    let region: ArkRegion
    private let budgets: [Pace: RateBudget]
    let writes: WritePace

    /// Calls that share a limit.
    enum Pace: CaseIterable {
        case sessions, results, assetReads, others

        var perSecond: Int {
            switch self {
            case .sessions, .results: 3
            case .assetReads: 100
            // The lowest of the rest is 5, that of deleting groups.
            case .others: 5
            }
        }
    }

    /// - Parameter assetsPerMinute: how many assets the account may make a minute.
    package init(
        account: ArkAccount, client: HTTPClient, rates: RateKeeper, logger: Logger, assetsPerMinute: Int = 300
    ) {
        let time = rates.time
        let name = "ark:\(TokenDigest(of: Secret(account.credentials.accessKey)).hex.prefix(16))"
        self.transport = ControlTransport(
            account: account, connection: ArkConnection(client: client, logger: logger), time: time)
        self.time = time
        self.region = account.region
        self.budgets = Dictionary(
            uniqueKeysWithValues: Pace.allCases.map { pace in
                (pace, RateBudget("\(name):\(pace)", perSecond: pace.perSecond, keeper: rates))
            })
        self.writes = WritePace("\(name):assets", perMinute: assetsPerMinute, keeper: rates)
    }

    /// Sends a call, again after what can be repeated: each time signed anew, later and later.
    func send<Body, Result: Decodable>(
        _ call: ControlCall<Body>, pace: Pace, as type: Result.Type
    ) async throws(ArkFault) -> ControlAnswer<Result> {
        var attempt = 0
        while true {
            attempt += 1
            do {
                try await wait(for: pace)
                return try await transport.send(call, as: type)
            } catch {
                guard case .retry(let code, let after) = error, attempt < Self.attempts else { throw error }
                if code == "AccountFlowLimitExceeded" { await budgets[pace]?.refused() }
                try await pause(after ?? .milliseconds(500 << Int64(attempt - 1)), jitter: after == nil)
            }
        }
    }

    /// Sends a call that is paced elsewhere, once.
    func sendOnce<Body, Result: Decodable>(
        _ call: ControlCall<Body>, as type: Result.Type
    ) async throws(ArkFault) -> ControlAnswer<Result> {
        try await transport.send(call, as: type)
    }

    func wait(for pace: Pace) async throws(ArkFault) {
        do {
            try await budgets[pace]?.take()
        } catch {
            throw .retry(code: ArkFault.stopped, after: nil)
        }
    }

    private func pause(_ duration: Duration, jitter: Bool) async throws(ArkFault) {
        let pause = jitter ? duration * Double.random(in: 0.5...1) : duration
        guard pause <= Self.longestPause else { throw .retry(code: "UpstreamThrottled", after: pause) }
        do {
            try await time.sleep(for: pause)
        } catch {
            throw .retry(code: ArkFault.stopped, after: nil)
        }
    }
}
