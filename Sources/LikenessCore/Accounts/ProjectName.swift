// SPDX-License-Identifier: Apache-2.0

/// The part of an account that a thing belongs to. Case-sensitive, as at the vendor (contract/ark.md 1.4).
package struct ProjectName: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    package let rawValue: String

    package static let `default` = ProjectName(trusted: "default")
    package static let lengths = 1...64

    /// Nil unless it has 1 to 64 characters, counted as code points, and no control characters.
    package init?(rawValue: String) {
        guard Self.lengths.contains(rawValue.unicodeScalars.count),
            !rawValue.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a name read back from the store.
    package init(trusted name: String) {
        self.rawValue = name
    }

    package var description: String { rawValue }
}
