// SPDX-License-Identifier: Apache-2.0

package import Crypto

/// The installation's 32-byte root key. It is never used itself: each purpose has a key of its own (HKDF-SHA256), so
/// what leaks of one tells nothing of another.
package struct MasterKey: Sendable {
    package enum Purpose: String, CaseIterable, Sendable {
        case sealing
        case fileLinks = "file-links"
        case pageSessions = "page-sessions"
        case callbacks
        case fingerprint
        case peers
        case console
    }

    package static let byteCount = 32

    private let root: SymmetricKey

    /// - Returns: nil unless `bytes` are exactly 32.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.root = SymmetricKey(data: Array(bytes))
    }

    package func key(for purpose: Purpose) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: root, info: Array("likeness/v1/\(purpose.rawValue)".utf8), outputByteCount: 32)
    }

    /// Tells one key from another without telling anything of it.
    package var fingerprint: String {
        key(for: .fingerprint).withUnsafeBytes { Array($0.prefix(16)) }.hex
    }
}
