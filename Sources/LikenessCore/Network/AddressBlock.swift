// SPDX-License-Identifier: Apache-2.0

/// A range of addresses that share their first bits.
package struct AddressBlock: Sendable, Hashable {
    private let first: IPAddress
    private let bits: Int

    init(first: IPAddress, bits: Int) {
        self.first = first
        self.bits = bits
    }

    /// `a.b.c.d/bits`.
    package static func v4(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, bits: Int) -> AddressBlock {
        AddressBlock(first: .v4(a << 24 | b << 16 | c << 8 | d), bits: bits)
    }

    /// The block whose first 64 bits are `high`, the rest zero.
    package static func v6(_ high: UInt64, bits: Int) -> AddressBlock {
        AddressBlock(first: .v6(UInt128(high) << 64), bits: bits)
    }

    package func contains(_ address: IPAddress) -> Bool {
        switch (first, address) {
        case (.v4(let first), .v4(let address)): (first ^ address) >> UInt32(32 - bits) == 0
        case (.v6(let first), .v6(let address)): (first ^ address) >> UInt128(128 - bits) == 0
        default: false
        }
    }
}
