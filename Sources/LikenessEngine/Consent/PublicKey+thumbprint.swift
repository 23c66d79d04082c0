// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Curve25519.Signing.PublicKey {
    /// How key sets name it (RFC 7638, RFC 8037): the digest of its required members in the order of their names,
    /// without white space.
    var thumbprint: String {
        let text = #"{"crv":"Ed25519","kty":"OKP","x":"\#(rawRepresentation.base64URL)"}"#
        return Data(SHA256.hash(data: Data(text.utf8))).base64URL
    }
}
