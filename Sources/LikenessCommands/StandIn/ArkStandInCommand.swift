// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ArkStandIn
import Hummingbird
import LikenessCore
import Logging

struct ArkStandInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ark",
        abstract: "Play Volcengine Ark: control plane, data plane and the page for persons.",
        discussion: """
            Everything is kept in memory. The keys are printed at the start. Marks in an asset's name or URL, or
            in a video's prompt, tell what becomes of it: fail-FaceMismatch, refuse-WidthTooSmall, slow-60. POST /stand-in/faults makes calls fail:
            {"kind":"timeout-after","action":"CreateAsset","times":1}.

            Example: likeness stand-in ark --port 9090 --assets-per-minute 3
            """)

    @Option(help: "The port to listen on, on 127.0.0.1; 0 takes any free one.")
    var port = 9090

    @Option(help: "cn-beijing or ap-southeast-1.")
    var region = "cn-beijing"

    @Option(help: "What a person who has not finished looks like: \(Self.words(StandInSettings.Pending.self)).")
    var pending = StandInSettings.Pending.notFound

    @Option(help: "How the way back is joined to the callback: \(Self.words(StandInSettings.Redirect.self)).")
    var redirect = StandInSettings.Redirect.merged

    @Option(help: "CreateAsset calls a minute.")
    var assetsPerMinute = 300

    func run() async throws {
        try await ExitStatus.reporting {
            var account = StandInSettings.Account(
                accessKey: "AKSTANDIN", secretKey: Secret("stand-in-secret-key"), apiKey: Secret("stand-in-api-key"))
            account.assetsPerMinute = assetsPerMinute
            var settings = StandInSettings(accounts: [account])
            settings.region = region
            settings.pending = pending
            settings.redirect = redirect
            settings.results = try await StandInFilm.make()
            settings.fetchesAssets = true
            try await serve(settings)
        }
    }

    private func serve(_ settings: StandInSettings) async throws {
        let standIn = ArkStandIn(settings: settings, time: SystemTime())
        var logger = Logger(label: "stand-in")
        logger.logLevel = .warning
        let application = Application(
            router: standIn.router(), configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let address = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
                for line in Self.notice(settings, address) { StandardOutput.printLine("likeness:   \(line)") }
                StandardOutput.printLine("likeness: stand-in listening on \(address)")
            }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await standIn.postCallbacks() }
            try await application.runService()
            group.cancelAll()
        }
    }

    /// The settings of a server that is to use it.
    private static func notice(_ settings: StandInSettings, _ address: String) -> [String] {
        settings.accounts.flatMap { account in
            [
                "LIKENESS_ARK_ACCESS_KEY=\(account.accessKey)",
                "LIKENESS_ARK_SECRET_KEY=\(account.secretKey.exposed)",
                "LIKENESS_ARK_API_KEY=\(account.apiKey.exposed)", "LIKENESS_ARK_REGION=\(settings.region)",
                "LIKENESS_ARK_CONTROL_URL=\(address)", "LIKENESS_ARK_DATA_URL=\(address)/api/v3",
            ]
        }
    }

    private static func words<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> String {
        Value.allCases.map(\.rawValue).joined(separator: ", ")
    }
}

extension StandInSettings.Pending: ExpressibleByArgument {}
extension StandInSettings.Redirect: ExpressibleByArgument {}
