// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Which page of a list.
struct PageOptions: ParsableArguments {
    @Option(help: "From 1 on.")
    var page = 1

    @Option(help: "How many a page, 1 to 100.")
    var size = 20

    func validate() throws {
        guard page >= 1, (1...100).contains(size) else {
            throw ValidationError("--page is 1 or more, and --size 1 to 100")
        }
    }

    func summary(of count: Int, total: Int) -> String { "\(count) of \(total), page \(page)" }
}
