// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient

struct WithdrawConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "End a consent on behalf of the person. It can't be undone.",
        discussion: """
            From that moment on nothing is made of the face; everything of the person is deleted a day later, unless the \
            server has another delay. Example: likeness consents withdraw group-20260331145705-ab12c
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The person's group.")
    var group: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let consent = try await ExitStatus.calling { try await client.withdrawConsent(of: group) }
        try output.print(consent, or: ConsentText.lines(consent))
    }
}
