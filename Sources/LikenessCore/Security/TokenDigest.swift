// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The SHA-256 of a token, for look-up without keeping the token. Tokens carry 256 random bits, so no salt and no slow
/// hash is needed: there is nothing to guess.
package struct TokenDigest: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits.
    package let hex: String

    package init(of token: Secret) {
        self.hex = SHA256.hash(data: Array(token.exposed.utf8)).hex
    }

    /// A digest read back from the store.
    package init(storedHex: String) {
        self.hex = storedHex
    }
}
