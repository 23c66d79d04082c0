// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct LicenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "licence", abstract: "Replace what may be made of a face, within what the person agreed to.",
        discussion: """
            A limit that is not given is none. Example: \
            likeness consents licence group-20260331145705-ab12c --days 90 --max-videos 20 --block politics,war
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "The person's group.")
    var group: String

    @Option(help: "For so many days from now, 1 to 36500.")
    var days: Int?

    @Option(help: "So many videos in all.")
    var maxVideos: Int?

    @Option(help: "Only in these projects, with commas between.")
    var projects: String?

    @Option(help: "Only with these models, with commas between.")
    var models: String?

    @Option(help: "Only with these API keys, by their ids, key_…, with commas between.")
    var keys: String?

    @Option(help: "Words that no prompt may contain, with commas between.")
    var block: String?

    @Flag(help: "Keep videos when the consent ends.")
    var keepVideos = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...36_500).contains(days ?? 1) else { throw ValidationError("--days is 1 to 36500") }
    }

    func run() async throws {
        let client = try server.client()
        var licence = ConsentLicence()
        licence.until = days.map { Int64(Date.now.timeIntervalSince1970) + Int64($0) * 86_400 }
        licence.maxVideos = maxVideos
        licence.projects = Self.list(projects)
        licence.models = Self.list(models)
        licence.keys = Self.list(keys)
        licence.blockedWords = Self.list(block)
        if keepVideos { licence.eraseVideos = false }
        let consent = try await ExitStatus.calling { try await client.setLicence(licence, of: group) }
        try output.print(consent, or: ConsentText.lines(consent))
    }

    private static func list(_ text: String?) -> [String]? {
        text.map { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } }
    }
}
