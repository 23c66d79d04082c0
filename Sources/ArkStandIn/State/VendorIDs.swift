// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Identifiers in the vendor's shapes (contract/ark.md 1.3).
enum VendorIDs {
    /// 14 digits of the time and 20 upper-case hexadecimal digits: request ids and tokens.
    static func request(at now: Timestamp) -> String {
        now.compactText + RandomBytes.make(10).hex.uppercased()
    }

    /// `<kind>-yyyyMMddHHmmss-xxxxx`.
    static func made(_ kind: String, at now: Timestamp) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        let ending = (0..<5).map { _ in alphabet[Int.random(in: alphabet.indices)] }
        return "\(kind)-\(now.compactText)-\(String(ending))"
    }
}
