// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// What the operator sees once, at the first start on an empty store.
struct FirstStartNotice {
    private let admin: IssuedKey
    private let first: IssuedKey
    private let address: String

    /// - Parameter address: how the server is reached.
    init(_ issued: (admin: IssuedKey, first: IssuedKey), address: String) {
        self.address = address
        self.admin = issued.admin
        self.first = issued.first
    }

    func print() {
        for line in [
            "likeness: first start; these are shown once:",
            "likeness:   admin token     \(admin.key.exposed)",
            "likeness:   API key         \(first.key.exposed)  (account \(first.accountName))",
            "likeness:   webhook secret  \(first.webhookSecret?.exposed ?? "")",
            "likeness:   console         \(address)/console  (sign in with the token or the key)",
        ] { StandardOutput.printLine(line) }
    }
}
