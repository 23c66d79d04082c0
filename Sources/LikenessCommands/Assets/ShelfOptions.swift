// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient

/// Whose assets a command is about.
struct ShelfOptions: ParsableArguments {
    @Flag(help: "Of virtual persons, not of verified ones.")
    var virtual = false

    var shelf: LibraryShelf { virtual ? .virtual : .persons }
}
