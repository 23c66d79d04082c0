// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct ListenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Forward the account's notifications to a receiver on this machine.",
        discussion: """
            For developers: each notification is posted here too, signed with the account's secret as it is at its \
            own address, whatever becomes of it there. Ends with ^C. \
            Example: likeness listen --forward http://localhost:3000/hook
            """)

    @OptionGroup var server: ServerOptions

    @Option(help: "Where notifications are posted.")
    var forward: String

    @Option(help: "Begin with those of the last minutes.")
    var minutes: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard forward.hasPrefix("http://") || forward.hasPrefix("https://") else {
            throw ValidationError("--forward is '\(forward)'; it begins with http:// or https://")
        }
        guard (1...43_200).contains(minutes ?? 1) else { throw ValidationError("--minutes is 1 to 43200") }
    }

    func run() async throws {
        let client = try server.client()
        let forwarder = Forwarder(url: forward)
        let now = Int64(Date.now.timeIntervalSince1970)
        do {
            try await client.listen(since: minutes.map { now - Int64($0) * 60 }) {
                if !output.json { StandardOutput.printLine("listening; notifications go to \(forward)") }
            } receive: { event in
                let outcome = await forwarder.forward(event)
                try output.print(outcome, or: [outcome.words])
            }
        } catch let error as LikenessError {
            throw ExitStatus.stop("\(error)", error.exitCode)
        }
    }
}
