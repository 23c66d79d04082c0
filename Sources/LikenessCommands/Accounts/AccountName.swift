// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// An account's name on the command line.
enum AccountName {
    static func check(_ name: String, of option: String) throws {
        let characters = name.unicodeScalars
        guard (1...64).contains(characters.count) else {
            throw ValidationError("\(option) has \(characters.count) characters; allowed: 1 to 64")
        }
        if characters.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            throw ValidationError("\(option) has control characters; allowed: any others")
        }
    }
}
