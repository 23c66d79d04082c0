// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// The text of a request whose digest is signed (contract/ark.md 2.1).
struct CanonicalRequest {
    /// The names of the signed headers, lower case, in the order of the text.
    let signedHeaders: String
    let text: String

    /// - Parameter order: the names of the signed headers in the order in which they were listed by who signed; nil
    ///   sorts all of them, as a signer does.
    init(_ request: SignableRequest, bodyDigest: String, order: [String]? = nil) {
        let values = Dictionary(
            request.headers.map { ($0.name.lowercased(), Self.trimmed($0.value)) },
            uniquingKeysWith: { first, _ in first })
        let names = order ?? values.keys.sorted()
        self.signedHeaders = names.joined(separator: ";")
        let block = names.map { "\($0):\(values[$0] ?? "")\n" }.joined()
        self.text = [
            request.method, request.canonicalPath, request.canonicalQuery, block, signedHeaders, bodyDigest,
        ].joined(separator: "\n")
    }

    var digest: String { SHA256.hash(data: Array(text.utf8)).hex }

    private static func trimmed(_ value: String) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = value.drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed())
    }
}
