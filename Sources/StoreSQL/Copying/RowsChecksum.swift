// SPDX-License-Identifier: Apache-2.0

import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A checksum of many rows, whatever their order: the sum of the rows' SHA-256, in four words.
struct RowsChecksum: Equatable {
    private(set) var count = 0
    private var words: [UInt64] = [0, 0, 0, 0]

    /// - Parameter values: in the order of the columns' names.
    mutating func add(_ values: [SQLValue]) {
        var hash = SHA256()
        for value in values { Self.feed(value, to: &hash) }
        count += 1
        let digest = Array(hash.finalize())
        for index in words.indices {
            let word = digest[index * 8..<index * 8 + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            words[index] &+= word
        }
    }

    /// The first eight of its 32 bytes in hexadecimal digits.
    var text: String {
        let digits = String(words[0], radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A kind, a length and the bytes, so that no two rows read alike. A boolean is the integer that the other database
    /// keeps for it.
    private static func feed(_ value: SQLValue, to hash: inout SHA256) {
        switch value {
        case .null: feed(0, [], to: &hash)
        case .integer(let number): feed(1, bytes(number), to: &hash)
        case .boolean(let flag): feed(1, bytes(flag ? 1 : 0), to: &hash)
        case .text(let text): feed(2, Array(text.utf8), to: &hash)
        case .bytes(let data): feed(3, Array(data), to: &hash)
        }
    }

    private static func feed(_ kind: UInt8, _ content: [UInt8], to hash: inout SHA256) {
        hash.update(data: [kind] + bytes(Int64(content.count)))
        hash.update(data: content)
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }
}
