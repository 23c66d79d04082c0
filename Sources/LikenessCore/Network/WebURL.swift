// SPDX-License-Identifier: Apache-2.0

/// An http or https URL, read strictly: what two libraries could read in two ways is malformed, so what was checked is
/// what is fetched.
package struct WebURL: Sendable, Hashable {
    package enum Scheme: String, Sendable {
        case http, https

        package var defaultPort: Int { self == .http ? 80 : 443 }
    }

    package let scheme: Scheme
    package let host: WebHost
    package let port: Int
    /// Path and query, at least `/`. Characters that a request line can't carry are percent-encoded; no fragment.
    package let target: String

    /// In bytes, also once it is percent-encoded. Signed links of object stores stay well below.
    package static let maximumLength = 4096

    package init(_ text: some StringProtocol) throws(URLRefusal) {
        guard text.utf8.count <= Self.maximumLength else { throw .tooLong }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { throw .malformed }
        // From here on all is ASCII, so a character is a byte and nothing can hide in a combining mark.
        let plain = Self.percentEncoded(text)
        guard plain.utf8.count <= Self.maximumLength else { throw .tooLong }
        guard let colon = plain.firstIndex(of: ":") else { throw .malformed }
        guard let scheme = Scheme(rawValue: plain[..<colon].lowercased()) else { throw .schemeNotAllowed }
        let rest = plain[plain.index(after: colon)...]
        guard rest.hasPrefix("//") else { throw .malformed }
        let afterSlashes = rest.dropFirst(2)
        let authority = afterSlashes.prefix { !"/?#".contains($0) }
        let target = afterSlashes[authority.endIndex...].prefix { $0 != "#" }
        self.scheme = scheme
        (self.host, self.port) = try Self.readAuthority(authority, scheme: scheme)
        self.target = target.hasPrefix("/") ? String(target) : "/\(target)"
    }

    /// The whole URL in its one spelling.
    package var text: String {
        "\(scheme.rawValue)://\(hostHeader)\(target)"
    }

    /// The value of the `Host` header: without the scheme's own port.
    package var hostHeader: String {
        port == scheme.defaultPort ? "\(host)" : "\(host):\(port)"
    }

    /// `host:port` in its one spelling.
    package var endpoint: String { "\(host):\(port)" }

    private static func readAuthority(_ text: some StringProtocol, scheme: Scheme) throws(URLRefusal) -> (WebHost, Int)
    {
        guard !text.contains("@") else { throw .userInfo }
        let bracket = text.lastIndex(of: "]") ?? text.startIndex
        guard let colon = text[bracket...].firstIndex(of: ":") else {
            return (try readHost(text), scheme.defaultPort)
        }
        let digits = text[text.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = Int(digits), (1...65_535).contains(port)
        else { throw .malformed }
        return (try readHost(text[..<colon]), port)
    }

    private static func readHost(_ text: some StringProtocol) throws(URLRefusal) -> WebHost {
        guard let host = WebHost(text) else { throw .malformed }
        return host
    }

    /// Unreserved and reserved characters of RFC 3986 and the percent sign.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || marks.contains(byte)
    }

    private static let marks = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

    private static func percentEncoded(_ text: some StringProtocol) -> String {
        let bytes = text.utf8.flatMap { isPlain($0) ? [$0] : percentEncoded($0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
        Array("%\(String(byte >> 4, radix: 16, uppercase: true))\(String(byte & 15, radix: 16, uppercase: true))".utf8)
    }
}
