// SPDX-License-Identifier: Apache-2.0

/// Judges the text of a URL that a user gave, before anything is looked up (decisions.md, Submission and fetching), and
/// later the addresses that its name has.
package struct URLPolicy: Sendable {
    /// For what the URL is; it decides the ports.
    package enum Use: Sendable {
        /// Any port: assets, references, callback_url.
        case anyPort
        /// 80 and 443: the `webhook` of video tasks.
        case webPorts
    }

    /// `host:port` entries that are let through although private.
    package let allowed: Set<String>
    /// Hosts that are let through on any port.
    private let trusted: Set<WebHost>

    /// - Parameter allowed: `host:port` entries in any spelling; one that is none is left out.
    package init(allowed: Set<String> = []) {
        self.init(entries: Set(allowed.compactMap { try? WebURL("http://\($0)/").endpoint }), trusted: [])
    }

    private init(entries: Set<String>, trusted: Set<WebHost>) {
        self.allowed = entries
        self.trusted = trusted
    }

    /// The same policy, and these hosts beside.
    package func trusting(hosts: [WebHost]) -> URLPolicy {
        URLPolicy(entries: allowed, trusted: trusted.union(hosts))
    }

    /// The text check of a submission.
    /// - Returns: the URL as it was understood.
    @discardableResult
    package func check(_ text: some StringProtocol, for use: Use) throws(URLRefusal) -> WebURL {
        let url = try WebURL(text)
        try check(url, for: use)
        return url
    }

    /// The same check for a URL that is read already, for instance the target of a redirect.
    package func check(_ url: WebURL, for use: Use) throws(URLRefusal) {
        if isAllowed(url) { return }
        if use == .webPorts, url.port != 80, url.port != 443 { throw .portNotAllowed }
        if url.host.isLocalName { throw .localName }
        if case .address(let address) = url.host { try check(address, of: url) }
    }

    /// Judges an address that the host of `url` has.
    package func check(_ address: IPAddress, of url: WebURL) throws(URLRefusal) {
        guard isAllowed(url) || AddressPolicy.isPublic(address) else { throw .privateAddress }
    }

    private func isAllowed(_ url: WebURL) -> Bool {
        allowed.contains(url.endpoint) || trusted.contains(url.host)
    }
}
