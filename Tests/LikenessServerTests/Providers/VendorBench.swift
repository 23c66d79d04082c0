// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import AsyncHTTPClient
import Foundation
import LikenessCore
import LikenessTesting
import NIOCore
import NIOHTTP1
import Testing

/// A stand-in of the vendor, and the settings of a server that uses it.
struct VendorBench: Sendable {
    let standIn: ArkStandIn
    let settings: [String: String]
    let folder: TemporaryFolder

    /// - Parameter configure: of the stand-in; by default everything is quick.
    static func with(
        _ configure: @Sendable (inout StandInSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (VendorBench) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            var settings = StandInSettings(accounts: [
                .init(accessKey: "AKTEST", secretKey: Secret("secret-of-the-test"), apiKey: Secret("ark-key"))
            ])
            settings.assetDelay = .seconds(1)
            settings.videoDelay = .seconds(2)
            settings.fetchesAssets = true
            settings.results = try await results(in: folder)
            configure(&settings)
            let standIn = ArkStandIn(settings: settings, time: SystemTime())
            try await LocalServer(router: standIn.router()).run { port in
                let bench = VendorBench(standIn: standIn, settings: serverSettings(port), folder: folder)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await standIn.postCallbacks() }
                    try await body(bench)
                    group.cancelAll()
                }
            }
        }
    }

    private static func serverSettings(_ port: Int) -> [String: String] {
        [
            "LIKENESS_PROVIDER": "ark", "LIKENESS_ARK_ACCESS_KEY": "AKTEST",
            "LIKENESS_ARK_SECRET_KEY": "secret-of-the-test", "LIKENESS_ARK_API_KEY": "ark-key",
            "LIKENESS_ARK_REGION": "cn-beijing", "LIKENESS_ARK_CONTROL_URL": "http://127.0.0.1:\(port)",
            "LIKENESS_ARK_DATA_URL": "http://127.0.0.1:\(port)/api/v3",
        ]
    }

    private static func results(in folder: TemporaryFolder) async throws -> [String: [UInt8]] {
        let (film, still) = (folder.path + "/result.mp4", folder.path + "/result.png")
        try await MediaFixtures.clip(at: film, width: 864, height: 496, seconds: 5)
        try await MediaFixtures.picture(at: still, width: 864, height: 496)
        return [
            "video.mp4": [UInt8](try Data(contentsOf: URL(filePath: film))),
            "last-frame.png": [UInt8](try Data(contentsOf: URL(filePath: still))),
        ]
    }

    func serve<Result: Sendable>(
        _ more: [String: String] = [:], _ body: @Sendable (RunningServer) async throws -> Result
    ) async throws -> Result {
        try await RunningServer.run(in: folder, settings: settings.merging(more) { $1 }, body)
    }

    func calls(_ action: String) async -> Int { await standIn.callCounts()[action] ?? 0 }

    /// What a server wrote to its log.
    var log: String { (try? String(contentsOfFile: folder.path + "/server.log", encoding: .utf8)) ?? "" }
}

/// A person's browser: keeps cookies, and goes where it is sent one step at a time.
actor Visitor {
    struct Page {
        let status: Int
        let location: String?
        let body: String
    }

    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))
    private var cookies: [String: String] = [:]

    func get(_ url: String) async throws -> Page { try await send(HTTPClientRequest(url: url)) }

    func post(_ url: String) async throws -> Page {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        return try await send(request)
    }

    /// On the stand-in's page: how the check ends.
    /// - Returns: where the vendor's page leads back to.
    func end(_ link: String, _ outcome: String) async throws -> String {
        let parts = try #require(URLComponents(string: link))
        let page = try #require(parts.queryItems?.first { $0.name == "pl" }?.value)
        let address = "http://\(parts.host ?? ""):\(parts.port ?? 0)"
        let back = try await post("\(address)/stand-in/check?pl=\(page)&outcome=\(outcome)")
        return try #require(back.location)
    }

    private func send(_ request: HTTPClientRequest) async throws -> Page {
        var request = request
        let line = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        if !line.isEmpty { request.headers.add(name: "Cookie", value: line) }
        let response = try await Self.client.execute(request, timeout: .seconds(30))
        for cookie in response.headers["Set-Cookie"] {
            let pair = cookie.split(separator: ";").first?.split(separator: "=", maxSplits: 1) ?? []
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        let body = try await response.body.collect(upTo: 1 << 20)
        return Page(
            status: Int(response.status.code), location: response.headers.first(name: "Location"),
            body: String(buffer: body))
    }
}
