// SPDX-License-Identifier: Apache-2.0

/// One of our own `/f/…` addresses: read from the blob store, never fetched. Its signature is still to be checked.
package struct OwnFileURL: Sendable, Equatable {
    /// From `/f/` on, percent-decoded.
    package let path: String
    package let expires: Int64
    package let signature: String

    /// - Parameter publicURL: how the world reaches us.
    /// - Returns: nil for an address of anybody else, or one of ours that is no signed file's.
    package init?(_ text: String, publicURL: String) {
        guard let url = try? WebURL(text), let base = try? WebURL(publicURL), url.scheme == base.scheme,
            url.endpoint == base.endpoint
        else { return nil }
        let prefix = base.target.hasSuffix("/") ? String(base.target.dropLast()) : base.target
        guard url.target.hasPrefix(prefix + "/f/") else { return nil }
        let parts = url.target.dropFirst(prefix.count).split(separator: "?", maxSplits: 1)
        guard parts.count == 2, let path = parts[0].percentDecoded,
            let expires = Self.value(of: "expires", in: parts[1]).flatMap({ Int64($0) }),
            let signature = Self.value(of: "signature", in: parts[1])
        else { return nil }
        self.path = path
        self.expires = expires
        self.signature = signature
    }

    private static func value(of name: String, in query: Substring) -> String? {
        query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
            .flatMap { $0.dropFirst(name.count + 1).percentDecoded }
    }
}
