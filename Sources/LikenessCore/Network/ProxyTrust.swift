// SPDX-License-Identifier: Apache-2.0

/// Whose word about a client's address is taken: proxies of the operator's own, by address or block.
package struct ProxyTrust: Sendable, Equatable {
    private let blocks: [AddressBlock]

    package static let nobody = ProxyTrust(blocks: [])

    package init(blocks: [AddressBlock]) {
        self.blocks = blocks
    }

    /// Who sent a request: the peer, or if that is a trusted proxy, the nearest address in `X-Forwarded-For` that is none.
    /// What stands further left was written by whoever sent it, and is not believed.
    /// - Returns: nil when it can't be told.
    package func client(peer: String?, forwardedFor: String?) -> String? {
        guard let peer, let address = IPAddress(peer)?.unmapped else { return peer }
        if blocks.isEmpty, forwardedFor != nil, !AddressPolicy.isPublic(address) {
            // A proxy that nobody has told us of: its address is not anybody's, and would be everybody's.
            return nil
        }
        guard blocks.contains(where: { $0.contains(address) }) else { return address.description }
        let named = (forwardedFor ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        for text in named.reversed() {
            guard let next = IPAddress(text)?.unmapped else { return nil }
            if !blocks.contains(where: { $0.contains(next) }) { return next.description }
        }
        return address.description
    }
}

extension IPAddress {
    /// `::ffff:a.b.c.d` as the address of version 4 that it is.
    fileprivate var unmapped: IPAddress {
        if case .v6(let number) = self, number >> 32 == 0xFFFF { return .v4(UInt32(truncatingIfNeeded: number)) }
        return self
    }
}

extension AddressBlock {
    /// Reads `192.0.2.1`, `192.0.2.0/24` or `2001:db8::/32`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(first) else { return nil }
        let most = if case .v4 = address { 32 } else { 128 }
        var bits = most
        if parts.count == 2 {
            guard let given = Int(parts[1]), (1...most).contains(given) else { return nil }
            bits = given
        }
        self.init(first: address, bits: bits)
    }
}
