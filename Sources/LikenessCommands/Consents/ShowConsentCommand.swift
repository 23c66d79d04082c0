// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct ShowConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a consent, or save its receipt.",
        discussion: """
            Examples: likeness consents show group-20260331145705-ab12c; \
            likeness consents show group-20260331145705-ab12c --receipt > receipt.jws
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The person's group.")
    var group: String

    @Flag(help: "Print the signed receipt alone.")
    var receipt = false

    @Flag(help: "Print the signed proof of erasure alone.")
    var proof = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !receipt || !proof else { throw ValidationError("--receipt and --proof are two files: ask twice") }
    }

    func run() async throws {
        let client = try server.client()
        let consent = try await ExitStatus.calling { try await client.consent(of: group) }
        if receipt { return StandardOutput.printLine(consent.receipt) }
        if proof {
            guard let proof = consent.erasureProof else {
                throw ExitStatus.stop("nothing of \(group) was erased yet", ExitStatus.refused)
            }
            return StandardOutput.printLine(proof)
        }
        try output.print(consent, or: ConsentText.lines(consent))
    }
}
