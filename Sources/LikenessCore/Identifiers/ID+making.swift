// SPDX-License-Identifier: Apache-2.0

extension ID {
    private init(prefix: String, at time: Timestamp) {
        self.init(rawValue: prefix + ULID(at: time).text)
    }

    private init(prefix: String, firstAt time: Timestamp) {
        self.init(rawValue: prefix + ULID(firstAt: time).text)
    }

    /// The vendor's shape: `group-20260331145705-ab12c` (contract/ark.md 1.3). Five characters may collide within a
    /// second, so the store's unique index decides and the caller makes another.
    private init(vendorPrefix: String, at time: Timestamp) {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz")
        let suffix = String((0..<5).map { _ in alphabet[Int.random(in: alphabet.indices)] })
        self.init(rawValue: "\(vendorPrefix)-\(time.compactText)-\(suffix)")
    }
}

extension ID where Entity == Account {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "acct_", at: time) }
}

extension ID where Entity == APIKey {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "key_", at: time) }
}

extension ID where Entity == DurableTask {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "task_", at: time) }

    /// Sorts before all that were made at `time` or later, and behind all others.
    package static func first(at time: Timestamp) -> Self { Self(prefix: "task_", firstAt: time) }

    /// `task_` and a ULID, as contract/apimart.md 0.3 documents it; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        guard text.hasPrefix("task_"), ULID(text.dropFirst(5)) != nil else { return nil }
        self.init(rawValue: String(text))
    }
}

extension ID where Entity == VerificationSession {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "vs_", at: time) }

    /// Sorts before all that were made at `time` or later, and behind all others.
    package static func first(at time: Timestamp) -> Self { Self(prefix: "vs_", firstAt: time) }
}

extension ID where Entity == StoredFile {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "file_", at: time) }

    /// Sorts before all that were made at `time` or later, and behind all others.
    package static func first(at time: Timestamp) -> Self { Self(prefix: "file_", firstAt: time) }
}

extension ID where Entity == Delivery {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "msg_", at: time) }

    /// Sorts before all that were made at `time` or later, and behind all others.
    package static func first(at time: Timestamp) -> Self { Self(prefix: "msg_", firstAt: time) }

    /// `msg_` and a ULID; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        guard text.hasPrefix("msg_"), ULID(text.dropFirst(4)) != nil else { return nil }
        self.init(rawValue: String(text))
    }
}

extension ID where Entity == AuditEntry {
    package static func make(at time: Timestamp) -> Self { Self(prefix: "aud_", at: time) }
}

extension ID where Entity == AssetGroup {
    package static func make(at time: Timestamp) -> Self { Self(vendorPrefix: "group", at: time) }

    /// `group-`, a time of 14 digits and five letters or digits, as `make` writes it; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        let text = String(text)
        guard text.wholeMatch(of: /group-[0-9]{14}-[0-9a-z]{5}/) != nil else { return nil }
        self.init(rawValue: text)
    }
}

extension ID where Entity == Asset {
    package static func make(at time: Timestamp) -> Self { Self(vendorPrefix: "asset", at: time) }

    /// The address that video generation accepts.
    package var address: String { "asset://\(rawValue)" }

    /// Reads `asset://…`; the scheme in any letter case, as clients write it.
    package init?(address: some StringProtocol) {
        guard address.count > 8, address.prefix(8).lowercased() == "asset://" else { return nil }
        self.init(rawValue: String(address.dropFirst(8)))
    }
}
