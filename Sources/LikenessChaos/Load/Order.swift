// SPDX-License-Identifier: Apache-2.0

/// A piece of work that a client wants done. Its name is its `Idempotency-Key`, and part of all that it makes.
struct Order: Sendable, Hashable {
    enum Kind: String, Sendable, CaseIterable {
        /// A video, with a webhook.
        case video
        /// Two pictures of a virtual person.
        case review
        /// A person's check at the vendor, with a callback.
        case verification
    }

    let kind: Kind
    let number: Int

    init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// Reads a `name` back.
    init?(named name: String) {
        let parts = name.split(separator: "-")
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let number = Int(parts[1]) else {
            return nil
        }
        self.init(kind, number)
    }

    var name: String { "\(kind.rawValue)-\(number)" }

    /// Whether its end is told of.
    var isNotified: Bool { kind != .review }
}
