// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore

/// An account's name on the command line.
enum AccountName {
    static func check(_ name: String, of option: String) throws {
        guard !Account.allows(name: name) else { return }
        throw ValidationError(
            "\(option) has \(name.unicodeScalars.count) characters; allowed: 1 to 64, and no control characters")
    }
}
