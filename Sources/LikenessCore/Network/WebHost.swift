// SPDX-License-Identifier: Apache-2.0

/// The host of a URL: a literal address or a name, never in doubt which.
package enum WebHost: Sendable, Hashable {
    case address(IPAddress)
    /// Lower case, without the dot at the end.
    case name(String)

    /// Nil for anything that libraries read in different ways: percent signs, letters beyond ASCII (a name in another
    /// script has to come as `xn--…`), empty labels, a number that is no address.
    package init?(_ text: some StringProtocol) {
        if text.hasPrefix("[") {
            guard text.hasSuffix("]"), text.contains(":"), let address = IPAddress(text.dropFirst().dropLast()) else {
                return nil
            }
            self = .address(address)
            return
        }
        let lower = text.lowercased()
        let name = lower.hasSuffix(".") ? String(lower.dropLast()) : lower
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy({ Self.isLabel($0) }), let last = labels.last else {
            return nil
        }
        if Self.looksNumeric(last) {
            guard let address = IPAddress(name) else { return nil }
            self = .address(address)
        } else {
            self = .name(name)
        }
    }

    /// Whether it names this machine.
    package var isLocalName: Bool {
        guard case .name(let name) = self else { return false }
        return Self.localNames.contains(name) || name.hasSuffix(".localhost") || name.hasSuffix(".localdomain")
    }

    /// Whether nobody but this machine reaches it.
    package var isThisMachine: Bool {
        switch self {
        case .name: isLocalName
        case .address(let address): address.isLoopback
        }
    }

    private static let localNames: Set<String> = [
        "localhost", "localhost4", "localhost6", "localdomain", "ip6-localhost", "ip6-loopback", "loopback",
    ]

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count)
            && label.utf8.allSatisfy {
                (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    /// A last label that some library may read as a number makes the whole host one.
    private static func looksNumeric(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { (48...57).contains($0) }
            || (label.hasPrefix("0x")
                && label.utf8.dropFirst(2).allSatisfy { (48...57).contains($0) || (97...102).contains($0) })
    }
}

extension WebHost: CustomStringConvertible {
    /// As it stands in a URL, version 6 in brackets.
    package var description: String {
        switch self {
        case .name(let name): name
        case .address(.v4(let number)): IPAddress.v4(number).description
        case .address(.v6(let number)): "[\(IPAddress.v6(number))]"
        }
    }
}
