// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient
import QRCodes

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Invite a person to be verified, and wait until they are.",
        discussion: """
            Prints the link for the person, draws it as a QR code for their phone, and at the end prints the id of the \
            group that takes their assets. Ends with 1 when they did not pass. \
            Example: likeness verify --callback https://app.example/verified
            """)

    @OptionGroup var server: ServerOptions

    @Option(help: "Your address that is told of the end, and to which the person's browser goes then.")
    var callback: String

    @Option(help: "The project that the group belongs to.")
    var project: String?

    @Flag(help: "Print the link and the token only, and don't wait.")
    var noWait = false

    @Flag(help: "Print {\"task_id\",\"link\",\"byted_token\"}, and then {\"group_id\"}, a line each.")
    var json = false

    func run() async throws {
        let client = try server.client()
        let group = try await ExitStatus.calling {
            let verification = try await client.startVerification(callbackURL: callback, projectName: project)
            try tell(verification)
            return noWait ? nil : try await wait(for: verification, client)
        }
        guard let group else { return }
        StandardOutput.printLine(json ? try JSONLine.encode(["group_id": group]) : "verified; group  \(group)")
    }

    private func tell(_ verification: StartedVerification) throws {
        if json {
            return StandardOutput.printLine(
                try JSONLine.encode([
                    "task_id": verification.taskID, "link": verification.link, "byted_token": verification.bytedToken,
                ]))
        }
        if let code = QRCode(verification.link), !noWait { code.terminalLines.forEach(StandardOutput.printLine) }
        StandardOutput.printLine("link         \(verification.link)")
        StandardOutput.printLine("byted_token  \(verification.bytedToken)")
    }

    private func wait(for verification: StartedVerification, _ client: LikenessClient) async throws -> String {
        let live = LiveText()
        let clock = ContinuousClock()
        let begin = clock.now
        live.show(["waiting for the person"])
        return try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask { try await client.verifiedGroup(for: verification) }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    let seconds = (clock.now - begin).components.seconds
                    let time = "\(seconds / 60):" + String(seconds % 60).leftPadded(to: 2, with: "0")
                    live.show(["waiting for the person  \(time)"])
                }
            }
            defer {
                group.cancelAll()
                live.clear()
            }
            while let ended = try await group.next() {
                if let id = ended { return id }
            }
            throw LikenessError.resultMissing(id: verification.taskID)
        }
    }
}
