// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Whether a command prints its result for people or for programs.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON, a value a line, in the form of the API.")
    var json = false

    /// - Parameter text: the same for people.
    func print(_ values: [some Encodable], or text: @autoclosure () -> [String]) throws {
        let lines = json ? try values.map { try JSONLine.encode($0) } : text()
        lines.forEach(StandardOutput.printLine)
    }

    func print(_ value: some Encodable, or text: @autoclosure () -> [String]) throws {
        try print([value], or: text())
    }
}
