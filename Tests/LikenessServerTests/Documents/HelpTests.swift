// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCommands
import Testing

/// What every command says of itself.
@Suite struct HelpTests {
    struct Leaf: Sendable, CustomTestStringConvertible {
        let name: String
        let help: String

        var testDescription: String { name }
    }

    /// Commands without commands below them, but for those that are not shown.
    static let leaves = leaves(of: LikenessCommand.self, named: "likeness")

    private static func leaves(of command: any ParsableCommand.Type, named name: String) -> [Leaf] {
        let configuration = command.configuration
        let below = configuration.subcommands + configuration.groupedSubcommands.flatMap { $0.subcommands }
        guard below.isEmpty else {
            return below.filter { $0.configuration.shouldDisplay }.flatMap { sub in
                let own = sub.configuration.commandName ?? String(describing: sub).lowercased()
                return leaves(of: sub, named: "\(name) \(own)")
            }
        }
        return [Leaf(name: name, help: LikenessCommand.helpMessage(for: command))]
    }

    @Test(arguments: leaves)
    func everyCommandShowsAnExample(leaf: Leaf) {
        #expect(leaf.help.contains(#/Examples?:\s/#))
        #expect(leaf.help.contains("\(leaf.name) ") || leaf.help.contains("\(leaf.name)\n"))
    }

    /// A server, a stand-in, the demo and the bench run on and on; the bench writes its result as a file of JSON.
    @Test(arguments: leaves.filter { !["serve", "ark", "demo", "build"].contains($0.name.split(separator: " ").last) })
    func everyCommandWithAResultPrintsItAsJSON(leaf: Leaf) {
        #expect(leaf.help.contains("--json"))
    }
}
