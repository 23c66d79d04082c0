// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Where the budgets of calls are kept, and by which clock.
package struct RateKeeper: Sendable {
    let states: any SharedStates
    package let time: any TimeSource
    /// What was made with it, for whoever wants to see how it stands.
    package let known = KnownBudgets()

    package init(states: any SharedStates, time: any TimeSource) {
        self.states = states
        self.time = time
    }

    /// - Parameter initial: what nobody has changed yet.
    package func change<State: Codable & Sendable, Value: Sendable>(
        _ name: String, from initial: State, _ body: @escaping @Sendable (inout State) -> Value
    ) async throws(StoreError) -> Value {
        try await states.change(name, from: initial, now: time.now, body)
    }
}

/// So many calls a second for one account, shared by all tasks of all servers: whoever comes too early waits for his
/// turn. After a refusal everybody holds still for a second.
package struct RateBudget: Sendable {
    package let name: String
    package var perSecond: Int { burst }
    private let interval: Duration
    private let burst: Int
    private let keeper: RateKeeper

    /// - Parameters:
    ///   - name: of the account and its limit.
    ///   - perSecond: also how many may leave at once.
    package init(_ name: String, perSecond: Int, keeper: RateKeeper) {
        self.name = "budget:\(name)"
        self.interval = .milliseconds((999 + Int64(perSecond)) / Int64(perSecond))
        self.burst = perSecond
        self.keeper = keeper
        keeper.known.add(self)
    }

    /// How long a call would have to wait now.
    package func wait() async throws -> Duration {
        let (interval, burst, now) = (interval, burst, keeper.time.now)
        return try await keeper.change(name, from: CallSchedule(now: now)) { schedule in
            var next = schedule
            return next.take(every: interval, burst: burst, now: now)
        }
    }

    /// Returns when the call may leave.
    package func take() async throws {
        let (interval, burst, now) = (interval, burst, keeper.time.now)
        let wait = try await keeper.change(name, from: CallSchedule(now: now)) {
            $0.take(every: interval, burst: burst, now: now)
        }
        if wait > .zero { try await keeper.time.sleep(for: wait) }
    }

    /// The vendor saw more calls than we sent: somebody else uses the account too.
    package func refused() async {
        let (interval, burst, now) = (interval, burst, keeper.time.now)
        // Not told: the next call is refused again.
        try? await keeper.change(name, from: CallSchedule(now: now)) {
            $0.hold(for: .seconds(1), every: interval, burst: burst, now: now)
        }
    }
}
