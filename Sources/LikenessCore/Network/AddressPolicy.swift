// SPDX-License-Identifier: Apache-2.0

/// Which addresses a stranger may send us to: those of the public Internet, nothing else.
package enum AddressPolicy {
    /// Version 4 is open except for the blocks below. Version 6 is closed except for global unicast, so mapped
    /// (`::ffff:…`), NAT64, unique local, link-local and multicast addresses need no lines of their own.
    package static func isPublic(_ address: IPAddress) -> Bool {
        switch address {
        case .v4: !closed4.contains { $0.contains(address) }
        case .v6(let number):
            globalUnicast.contains(address) && !closed6.contains { $0.contains(address) } && !isISATAP(number)
        }
    }

    /// IANA's special-purpose registry (RFC 6890 and its updates).
    private static let closed4: [AddressBlock] = [
        .v4(0, 0, 0, 0, bits: 8),  // "this network"; Linux takes 0.0.0.0 for itself
        .v4(10, 0, 0, 0, bits: 8),  // private
        .v4(100, 64, 0, 0, bits: 10),  // carrier-grade NAT
        .v4(127, 0, 0, 0, bits: 8),  // loopback
        .v4(168, 63, 129, 16, bits: 32),  // looks public, is Azure's host agent
        .v4(169, 254, 0, 0, bits: 16),  // link-local, cloud metadata
        .v4(172, 16, 0, 0, bits: 12),  // private
        .v4(192, 0, 0, 0, bits: 24),  // protocol assignments
        .v4(192, 0, 2, 0, bits: 24),  // documentation
        .v4(192, 31, 196, 0, bits: 24),  // AS112
        .v4(192, 52, 193, 0, bits: 24),  // AMT
        .v4(192, 88, 99, 0, bits: 24),  // 6to4 relays
        .v4(192, 168, 0, 0, bits: 16),  // private
        .v4(192, 175, 48, 0, bits: 24),  // AS112
        .v4(198, 18, 0, 0, bits: 15),  // benchmarks
        .v4(198, 51, 100, 0, bits: 24),  // documentation
        .v4(203, 0, 113, 0, bits: 24),  // documentation
        .v4(224, 0, 0, 0, bits: 4),  // multicast
        .v4(240, 0, 0, 0, bits: 4),  // reserved, broadcast
    ]

    private static let globalUnicast = AddressBlock.v6(0x2000_0000_0000_0000, bits: 3)

    /// What is special inside global unicast.
    private static let closed6: [AddressBlock] = [
        .v6(0x2001_0000_0000_0000, bits: 23),  // protocol assignments, Teredo among them
        .v6(0x2001_0DB8_0000_0000, bits: 32),  // documentation
        .v6(0x2002_0000_0000_0000, bits: 16),  // 6to4 carries any version 4 address
        .v6(0x2620_004F_8000_0000, bits: 48),  // AS112
        .v6(0x3FFE_0000_0000_0000, bits: 16),  // the old 6bone
        .v6(0x3FFF_0000_0000_0000, bits: 20),  // documentation
    ]

    /// ISATAP hides a version 4 address behind `0:5efe` or `200:5efe` in any prefix (RFC 5214).
    private static func isISATAP(_ number: UInt128) -> Bool {
        let marker = UInt32(truncatingIfNeeded: number >> 32)
        return marker == 0x0000_5EFE || marker == 0x0200_5EFE
    }
}
