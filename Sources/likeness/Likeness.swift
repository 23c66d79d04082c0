// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCommands

@main
enum Likeness {
    static func main() async {
        await LikenessCommand.main()
    }
}
