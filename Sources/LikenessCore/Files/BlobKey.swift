// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 of a blob's bytes, 64 lower-case hexadecimal digits: equal content is stored once.
package struct BlobKey: Sendable, Hashable, Codable, CustomStringConvertible {
    package let hex: String

    /// Nil unless it is 64 lower-case hexadecimal digits.
    package init?(_ hex: String) {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.hex = hex
    }

    /// - Parameter digest: the 32 bytes of a SHA-256.
    package init(digest: some Sequence<UInt8>) {
        self.hex = digest.hex
    }

    package init(from decoder: any Decoder) throws {
        self.hex = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    package var description: String { hex }
}
