// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A request as it goes over the wire: what is signed must be byte for byte what is sent.
package struct SignableRequest: Sendable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let method: String
    /// From `/` on, not yet encoded.
    package let path: String
    /// Decoded, in any order; a name may come twice.
    package let query: [Field]
    /// Those to be signed, `Host` among them without a default port.
    package let headers: [Field]
    package let body: Data

    package init(
        method: String = "POST", path: String = "/", query: [Field], headers: [Field], body: Data
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The query as it must be sent, sorted and encoded.
    package var canonicalQuery: String {
        query.map { (name: Self.encoded($0.name), value: Self.encoded($0.value)) }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    var canonicalPath: String {
        path.split(separator: "/", omittingEmptySubsequences: false).map(Self.encoded).joined(separator: "/")
    }

    /// RFC 3986: all but the unreserved characters.
    private static func encoded(_ text: some StringProtocol) -> String {
        text.utf8.map { isUnreserved($0) ? String(UnicodeScalar($0)) : "%" + [$0].upperHex }.joined()
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

extension [UInt8] {
    fileprivate var upperHex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}
