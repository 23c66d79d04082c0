// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A request as it goes over the wire: what is signed must be byte for byte what is sent.
struct S3Request: Sendable {
    let method: String
    let host: String
    /// From `/` on, not yet encoded.
    let path: String
    var query: [String: String] = [:]
    /// Beside the host and those that signing adds; lower case.
    var headers: [String: String] = [:]

    /// Each part encoded once, as S3 wants it (other services of the kind encode twice).
    var encodedPath: String {
        path.split(separator: "/", omittingEmptySubsequences: false).map(Self.encoded).joined(separator: "/")
    }

    /// Sorted and encoded.
    var encodedQuery: String {
        query.map { (Self.encoded($0.key), Self.encoded($0.value)) }.sorted { $0 < $1 }
            .map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// What follows the host.
    var target: String { query.isEmpty ? encodedPath : "\(encodedPath)?\(encodedQuery)" }

    /// RFC 3986: all but the unreserved characters.
    static func encoded(_ text: some StringProtocol) -> String {
        text.utf8.reduce(into: "") { result, byte in
            if isUnreserved(byte) {
                result.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
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
