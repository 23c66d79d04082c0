// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import AsyncHTTPClient
import LikenessCore
import LikenessTesting
import Logging
import NIOCore
import NIOHTTP1
import ProviderArk
import ProviderHTTP
import VolcengineSigner

/// The control plane's client before a stand-in of the vendor, over real HTTP, by one clock that doesn't wait.
struct ArkBench: Sendable {
    static let secret = Secret("secret-of-the-test")

    let standIn: ArkStandIn
    let time: any TimeSource
    let address: String
    let control: ArkControl

    static func with(
        _ configure: (inout StandInSettings) -> Void = { _ in }, assetsPerMinute: Int = 300,
        time: any TimeSource = HastyTime(), _ body: @escaping @Sendable (ArkBench) async throws -> Void
    ) async throws {
        var settings = StandInSettings(
            accounts: [.init(accessKey: "AKTEST", secretKey: secret, apiKey: Secret("ark-key"))])
        configure(&settings)
        let standIn = ArkStandIn(settings: settings, time: time)
        try await LocalServer(router: standIn.router()).run { port in
            let address = "http://127.0.0.1:\(port)"
            try await body(
                ArkBench(
                    standIn: standIn, time: time, address: address,
                    control: control(address, time: time, assetsPerMinute: assetsPerMinute)))
        }
    }

    static func control(
        _ address: String, key: String = "AKTEST", secret: Secret = secret, region: ArkRegion = .beijing,
        time: any TimeSource, assetsPerMinute: Int = 300
    ) -> ArkControl {
        let credentials = VolcengineSigner.Credentials(accessKey: key, secretKey: secret)
        return ArkControl(
            account: ArkAccount(credentials: credentials, region: region, controlURL: address), client: .provider,
            rates: RateKeeper(states: LocalStates(), time: time), logger: .silent, assetsPerMinute: assetsPerMinute)
    }

    func videos(_ key: Secret = Secret("ark-key"), region: ArkRegion = .beijing) -> ArkVideos {
        ArkVideos(
            apiKey: key, region: region, dataURL: "\(address)/api/v3", client: .provider,
            rates: RateKeeper(states: LocalStates(), time: time), logger: .silent)
    }

    func end(_ session: ArkSession, _ outcome: String) async throws { _ = try await end(session.link, outcome) }

    /// What a person's browser does behind a link.
    /// - Returns: where it is sent.
    func end(_ secret: Secret, _ outcome: String) async throws -> String? {
        let link = secret.exposed
        let page = link.split(separator: "pl=").last?.split(separator: "&").first ?? ""
        var request = HTTPClientRequest(url: "\(address)/stand-in/check?pl=\(page)&outcome=\(outcome)")
        request.method = .POST
        return try await HTTPClient.provider.execute(request, timeout: .seconds(10)).headers.first(name: "Location")
    }

    /// A group of somebody who has passed.
    func verifiedGroup() async throws -> String? {
        let session = try await control.createSession(callbackURL: "https://gateway.example/cb", project: .default)
        try await end(session, "pass")
        return try await control.verifiedGroup(token: session.token, project: .default)?.group
    }

    func create(_ name: AssetID, in group: String) async throws -> String {
        try await control.createAsset(
            named: name, in: group, url: Secret("https://gateway.example/f/1.png"), type: .image, project: .default)
    }

    func find(_ name: AssetID, in group: String) async throws -> ArkAsset? {
        try await control.findAsset(named: name, in: group, groupType: .livenessFace, project: .default)
    }

    func calls(_ action: String) async -> Int { await standIn.callCounts()[action] ?? 0 }
}

extension Logger {
    static let silent = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }
}
