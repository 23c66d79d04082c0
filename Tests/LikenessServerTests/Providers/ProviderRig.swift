// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import LikenessTesting
import PortraitFilms
import ServerProcess
import SystemPackage
import Testing
import WebDriver

/// A server on one provider, and a person who can pass its check.
struct ProviderRig: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case builtin, ark, apimart
    }

    let caller: Caller
    /// Passes the check behind a link.
    let pass: @Sendable (_ link: String) async throws -> Void
    /// Has the next asset refused as another person's, where no real face is looked at.
    let expectStranger: @Sendable () async -> Void
    /// Whether the provider has no active asset left.
    let isGoneUpstream: @Sendable () async throws -> Bool

    static func with(_ kind: Kind, _ body: @escaping @Sendable (ProviderRig) async throws -> Void) async throws {
        switch kind {
        case .builtin: try await builtin(body)
        case .ark: try await ark(body)
        case .apimart: try await apimart(body)
        }
    }

    private static let challenge = ["LIKENESS_VERIFICATION_CHALLENGE": "left,right"]

    private static func builtin(_ body: @escaping @Sendable (ProviderRig) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: challenge) { server in
                try await body(
                    ProviderRig(
                        caller: server.caller, pass: { try await passBeforeCamera($0, in: folder) },
                        expectStranger: {}, isGoneUpstream: { true }))
            }
        }
    }

    private static func ark(_ body: @escaping @Sendable (ProviderRig) async throws -> Void) async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve { server in
                try await body(
                    ProviderRig(
                        caller: server.caller,
                        pass: { link in
                            let visitor = Visitor()
                            let page = try #require(try await visitor.get(link).location)
                            _ = try await visitor.get(try await visitor.end(page, "pass"))
                        },
                        expectStranger: { await vendor.standIn.refuseNextAsset("FaceMismatch") },
                        isGoneUpstream: { await vendor.standIn.assetIDs().isEmpty }))
            }
        }
    }

    private static func apimart(_ body: @escaping @Sendable (ProviderRig) async throws -> Void) async throws {
        try await SecondLikeness.with(challenge) { upstream, settings, folder in
            try await RunningServer.run(in: folder, settings: settings) { server in
                try await body(
                    ProviderRig(
                        caller: server.caller, pass: { try await passBeforeCamera($0, in: folder) },
                        expectStranger: {},
                        isGoneUpstream: {
                            let list = try await upstream.caller.get("/v1/seedance2/real-avatar/assets")
                            let result = list.json["Result"] as? [String: Any]
                            let items = result?["Items"] as? [[String: Any]] ?? []
                            return !items.contains { $0["Status"] as? String == "Active" }
                        }))
            }
        }
    }

    /// A head that turns as it is told, before the camera of a real browser.
    private static func passBeforeCamera(_ link: String, in folder: TemporaryFolder) async throws {
        let person = try await SampleFaces.person(.obama)
        var options = BrowserOptions()
        options.camera = try await CameraFilm.write(
            .turningHead(of: person, course: TurnCourse([.left, .right])), in: folder)
        try await Browser.run(options) { browser in
            try await browser.open(link)
            try await browser.visible("[data-test=consent]").click()
            try await browser.visible("[data-test=start]").click()
            let there: String = try await browser.evaluate("return location.href")
            // A machine under load may drop frames; the person has three tries.
            for _ in 0..<3 {
                let result = try await browser.visible("[data-test=result]", atMost: .seconds(90))
                if try await result.attribute("data-state") == "verified" { break }
                try await browser.visible("[data-test=start]").click()
            }
            try await eventually("the browser is sent back") {
                let here: String = try await browser.evaluate("return location.href")
                return here != there
            }
        }
    }
}

/// A second server as the upstream of the first.
enum SecondLikeness {
    /// - Parameter settings: of the upstream.
    /// - Returns: to `body`: the upstream, the settings of a server that uses it, and that server's folder.
    static func with(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (RunningServer, [String: String], TemporaryFolder) async throws -> Void
    ) async throws {
        let port = try FreePort.find()
        try await TemporaryFolder.with { upstreamFolder in
            try await TemporaryFolder.with { folder in
                // It fetches our files and sends persons back to us.
                let own = settings.merging(["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]) { $1 }
                try await RunningServer.run(in: upstreamFolder, settings: own) { upstream in
                    let settings = [
                        "LIKENESS_PORT": "\(port)", "LIKENESS_PROVIDER": "apimart",
                        "LIKENESS_APIMART_URL": upstream.process.address,
                        "LIKENESS_APIMART_KEY": upstream.caller.key,
                    ]
                    try await body(upstream, settings, folder)
                }
            }
        }
    }
}
