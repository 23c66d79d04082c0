// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore

/// The vendor, played in this process, so that it outlives every server.
struct Vendor: Sendable {
    let standIn: ArkStandIn

    /// - Parameter results: the files of a finished video.
    init(results: [String: [UInt8]]) {
        var account = StandInSettings.Account(
            accessKey: "AKCHAOS", secretKey: Secret("chaos-secret-key"), apiKey: Secret("chaos-api-key"))
        account.assetsPerMinute = 100_000
        var settings = StandInSettings(accounts: [account])
        settings.assetDelay = .seconds(1)
        settings.videoDelay = .seconds(2)
        settings.results = results
        self.standIn = ArkStandIn(settings: settings, time: SystemTime())
    }

    /// The settings of a server that uses it.
    static func settings(_ address: String) -> [String: String] {
        [
            "LIKENESS_PROVIDER": "ark", "LIKENESS_ARK_ACCESS_KEY": "AKCHAOS",
            "LIKENESS_ARK_SECRET_KEY": "chaos-secret-key", "LIKENESS_ARK_API_KEY": "chaos-api-key",
            "LIKENESS_ARK_REGION": "cn-beijing", "LIKENESS_ARK_CONTROL_URL": address,
            "LIKENESS_ARK_DATA_URL": "\(address)/api/v3", "LIKENESS_ARK_ASSET_QPM": "100000",
        ]
    }

    /// Spoils a few of the next answers.
    func misbehave(using generator: inout SeededGenerator) async -> String {
        let actions: [String?] = [
            nil, "CreateVideo", "CreateAsset", "CreateAssetGroup", "CreateVisualValidateSession", "GetAsset",
        ]
        // An empty 404 says that the account may not do this: whoever is refused so ends, and rightly.
        let kinds = Fault.Kind.allCases.filter { $0 != .emptyNotFound }
        let kind = kinds.randomElement(using: &generator) ?? .serverError
        let action = actions.randomElement(using: &generator) ?? nil
        let times = Int.random(in: 1...4, using: &generator)
        await standIn.add(Fault(kind, action: action, times: times))
        return "\(times) times \(kind.rawValue) for \(action ?? "any call")"
    }
}
