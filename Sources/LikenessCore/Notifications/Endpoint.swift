// SPDX-License-Identifier: Apache-2.0

/// Where an account's notifications go: a URL without its query, which clients use for ids of their own.
package struct Endpoint: Sendable, Hashable {
    package let account: AccountID
    /// `https://host:port/path`, the host in lower case.
    package let address: String

    package init(account: AccountID, url: String) {
        self.account = account
        let bare = url.prefix { $0 != "?" && $0 != "#" }
        guard let scheme = bare.firstRange(of: "://") else {
            self.address = String(bare)
            return
        }
        let host = bare[scheme.upperBound...].prefix { $0 != "/" }
        let path = bare[host.endIndex...]
        self.address = bare[..<scheme.upperBound].lowercased() + host.lowercased() + (path.isEmpty ? "/" : path)
    }
}

/// What is remembered of an endpoint that takes nothing. One that works has no state at all.
package struct EndpointTrouble: Sendable, Equatable {
    /// Since when every try has failed.
    package let failingSince: Timestamp
    /// Since when nothing is sent there but a probe now and then; nil while it is still tried as usual.
    package let disabledAt: Timestamp?
    /// When the next notification may be tried as a probe.
    package let probeAt: Timestamp?

    package init(failingSince: Timestamp, disabledAt: Timestamp?, probeAt: Timestamp?) {
        self.failingSince = failingSince
        self.disabledAt = disabledAt
        self.probeAt = probeAt
    }

    /// Whether a notification must not be tried now.
    package func forbids(_ now: Timestamp) -> Bool { disabledAt != nil && probeAt.map { now < $0 } ?? true }
}

/// What a try tells of its endpoint.
package enum EndpointFinding: Sendable {
    case works
    /// - Parameter rule: when it is disabled for that.
    case fails(DisableRule)
    /// The try failed for a reason of our own.
    case unknown
}

/// When an endpoint that fails is disabled, and who is told.
package struct DisableRule: Sendable {
    /// Disabled when it has failed since then or longer.
    package let failingSince: Timestamp
    /// When a disabled one is probed again.
    package let probeAt: Timestamp
    /// Written if this try disables it.
    package let notice: Delivery?

    package init(failingSince: Timestamp, probeAt: Timestamp, notice: Delivery?) {
        self.failingSince = failingSince
        self.probeAt = probeAt
        self.notice = notice
    }
}
