// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessCore
import LikenessEngine
import LikenessServer

struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: "Change the keys that sign notifications. Works while the server runs.",
        subcommands: [RotateSecret.self, RotateSigningKey.self])

    struct RotateSecret: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-secret",
            abstract: "Give an account a new webhook secret; the old one signs too until the overlap ends.",
            discussion: """
                While an overlap runs nothing is changed, and the present secret is printed again; with an overlap of \
                0 all earlier ones end at once. Example: likeness webhooks rotate-secret --account studio
                """)

        @OptionGroup var options: ConfigurationOptions

        @Option(help: "The account's name.")
        var account: String

        @Option(help: "Hours, 0 to 720.")
        var overlapHours = 24

        @OptionGroup var output: OutputOptions

        func validate() throws { try Overlap.check(overlapHours) }

        func run() async throws {
            let rotated = try await ExitStatus.reporting {
                try await AccountOffice.open(try await options.load()) { accounts in
                    guard let found = try await accounts.account(named: account) else {
                        throw ExitStatus.stop("there is no account \(account); see: likeness keys list", ExitCode(1))
                    }
                    return try await accounts.rotateWebhookSecret(
                        of: found.id, overlap: .seconds(overlapHours * 3600))
                }
            }
            let until = rotated.previousUntil
            try output.print(
                RotatedSecret(webhookSecret: rotated.secret.exposed, previousSecretUntil: until?.seconds),
                or: ["webhook secret  \(rotated.secret.exposed)"]
                    + (until.map { ["the one before it signs too until \($0.rfc3339)"] } ?? []))
        }
    }

    struct RotateSigningKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-signing-key",
            abstract: "Sign with a new Ed25519 key; the old one signs too until the overlap ends.",
            discussion: """
                Receivers find the public keys at /.well-known/jwks.json and may keep them for an hour. \
                Example: likeness webhooks rotate-signing-key --overlap-hours 48
                """)

        @OptionGroup var options: ConfigurationOptions

        @Option(help: "Hours, 0 to 720.")
        var overlapHours = 48

        @OptionGroup var output: OutputOptions

        func validate() throws { try Overlap.check(overlapHours) }

        func run() async throws {
            let id = try await ExitStatus.reporting {
                try await AccountOffice.rotateSigningKey(
                    try await options.load(), overlap: .seconds(overlapHours * 3600))
            }
            try output.print(["kid": id], or: ["signing with key \(id)"])
        }
    }
}

private enum Overlap {
    static func check(_ hours: Int) throws {
        guard (0...720).contains(hours) else {
            throw ValidationError("--overlap-hours is \(hours); allowed: 0 to 720")
        }
    }
}
