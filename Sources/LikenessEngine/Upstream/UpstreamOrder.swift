// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a video task must not forget of its order at a provider.
struct UpstreamOrder: Codable, Sendable, Equatable {
    /// Unix milliseconds. Set before the order is sent; without an id beside it nobody knows whether it arrived.
    var intentAt: Int64?
    var id: String?
    /// How often assets that the provider had lost were registered anew.
    var repairs = 0

    mutating func intend(at now: Timestamp) {
        intentAt = now.milliseconds
        id = nil
    }

    /// Nothing is ordered (any more).
    mutating func clear() {
        intentAt = nil
        id = nil
    }

    func age(at now: Timestamp) -> Duration {
        intentAt.map { now - Timestamp(milliseconds: $0) } ?? .zero
    }
}
