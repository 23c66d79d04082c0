// SPDX-License-Identifier: Apache-2.0

/// The ways in which clients and libraries write one address of version 4 as a host.
enum AddressSpelling: CaseIterable {
    case dotted, dottedWithDot, octal, paddedOctal, hexadecimal, upperHexadecimal, mixed
    case wholeDecimal, wholeOctal, wholeHexadecimal, twoParts, threeParts
    case mapped, mappedHexadecimal, compatible, nat64, sixToFour

    /// - Parameter address: four bytes.
    func write(_ address: [Int]) -> String {
        let (a, b, c, d) = (address[0], address[1], address[2], address[3])
        let whole = a << 24 | b << 16 | c << 8 | d
        let dotted = address.map(String.init).joined(separator: ".")
        let groups = "\(String(whole >> 16, radix: 16)):\(String(whole & 0xFFFF, radix: 16))"
        return switch self {
        case .dotted: dotted
        case .dottedWithDot: dotted + "."
        case .octal: address.map { "0" + String($0, radix: 8) }.joined(separator: ".")
        case .paddedOctal: address.map { "0000" + String($0, radix: 8) }.joined(separator: ".")
        case .hexadecimal: address.map { "0x" + String($0, radix: 16) }.joined(separator: ".")
        case .upperHexadecimal: address.map { "0X" + String($0, radix: 16, uppercase: true) }.joined(separator: ".")
        case .mixed: "\(a).0x\(String(b, radix: 16)).0\(String(c, radix: 8)).\(d)"
        case .wholeDecimal: String(whole)
        case .wholeOctal: "0" + String(whole, radix: 8)
        case .wholeHexadecimal: "0x" + String(whole, radix: 16)
        case .twoParts: "\(a).\(whole & 0xFF_FFFF)"
        case .threeParts: "\(a).\(b).\(whole & 0xFFFF)"
        case .mapped: "[::ffff:\(dotted)]"
        case .mappedHexadecimal: "[::FFFF:\(groups)]"
        case .compatible: "[::\(dotted)]"
        case .nat64: "[64:ff9b::\(dotted)]"
        case .sixToFour: "[2002:\(groups)::1]"
        }
    }
}
