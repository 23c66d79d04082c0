// SPDX-License-Identifier: Apache-2.0

package import Crypto

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Encrypts what must be readable again: tokens, links, webhook secrets, face templates (AES-256-GCM).
///
/// The row's identity is bound in as associated data, so a sealed value copied to another row doesn't open there.
package struct Sealer: Sendable {
    package enum Failure: Error, Equatable {
        /// The value was not sealed with this key, or not for this row.
        case cannotOpen
    }

    private let key: SymmetricKey

    package init(_ masterKey: MasterKey) {
        self.key = masterKey.key(for: .sealing)
    }

    /// - Parameter key: for what lies outside the store, a key of that purpose.
    package init(key: SymmetricKey) {
        self.key = key
    }

    /// - Parameter row: table, column and id, for instance `sessions.byted_token:vs_…`.
    package func seal(_ plaintext: Data, for row: String) throws -> Sealed {
        let box = try AES.GCM.seal(plaintext, using: key, authenticating: Array(row.utf8))
        guard let combined = box.combined else { throw Failure.cannotOpen }
        return Sealed(bytes: combined)
    }

    package func seal(_ secret: Secret, for row: String) throws -> Sealed {
        try seal(Data(secret.exposed.utf8), for: row)
    }

    package func open(_ sealed: Sealed, for row: String) throws -> Data {
        guard let box = try? AES.GCM.SealedBox(combined: sealed.bytes),
            let plaintext = try? AES.GCM.open(box, using: key, authenticating: Array(row.utf8))
        else { throw Failure.cannotOpen }
        return plaintext
    }

    package func openSecret(_ sealed: Sealed, for row: String) throws -> Secret {
        Secret(String(decoding: try open(sealed, for: row), as: UTF8.self))
    }
}

/// A sealed value as it lies in the store: nonce, ciphertext and tag.
package struct Sealed: Sendable, Hashable {
    package let bytes: Data

    package init(bytes: Data) {
        self.bytes = bytes
    }
}
