// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import ProviderHTTP

/// Paces what the vendor counts by the minute, for all servers that use the account.
struct WritePace: Sendable {
    private let name: String
    private let configured: Int
    private let keeper: RateKeeper

    init(_ name: String, perMinute: Int, keeper: RateKeeper) {
        self.name = "pace:\(name)"
        self.configured = max(1, perMinute)
        self.keeper = keeper
    }

    /// Takes a place if there is one now; `settled`, `withdrawn` or `refused` must follow.
    /// - Returns: nil, or how long to wait before asking again: whoever is to make something waits without holding
    ///   anything, a minute or longer.
    func take() async -> Duration? {
        let (configured, now) = (configured, keeper.time.now)
        return await change { $0.take(atMost: configured, now: now) } ?? .seconds(1)
    }

    /// It was taken, or failed for another reason.
    func settled() async {
        _ = await change { $0.settled() }
    }

    /// It was not sent after all.
    func withdrawn() async {
        _ = await change { $0.withdrawn() }
    }

    /// `QuotaWriteQPMExceeded`.
    func refused() async {
        let (configured, now) = (configured, keeper.time.now)
        _ = await change { $0.refused(configured: configured, now: now) }
    }

    /// - Returns: nil when the state is out of reach.
    private func change<Value: Sendable>(_ body: @escaping @Sendable (inout MinuteQuota) -> Value) async -> Value? {
        try? await keeper.change(name, from: MinuteQuota(limit: configured), body)
    }
}
