// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import PortraitFilms
import ServerProcess
import Testing
import WebDriver

/// A person's visit to the hosted page of a running server.
struct PageVisit {
    let browser: Browser
    let server: RunningServer
    let link: String
    let token: String

    /// Starts a server, makes a session and opens its link.
    static func make(
        settings: [String: String] = [:], camera: BrowserOptions.Camera = .none, query: String = "",
        configure: (inout BrowserOptions) -> Void = { _ in }, callback: String = "https://client.example/back",
        _ body: @escaping @Sendable (PageVisit) async throws -> Void
    ) async throws {
        var options = BrowserOptions()
        options.camera = camera
        configure(&options)
        let chosen = options
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: settings) { server in
                let answer = try await server.caller.post(
                    "/v1/seedance2/real-avatar", #"{"callback_url":"\#(callback)"}"#)
                let result = try #require(answer.data["result"] as? [String: Any])
                let link = try #require(result["h5_link"] as? String)
                let token = try #require(result["byted_token"] as? String)
                try await Browser.run(chosen) { browser in
                    // The browser is on this machine, whatever the world calls it.
                    let path = try #require(URL(string: link)?.path())
                    try await browser.open(server.process.address + path + query)
                    try await body(PageVisit(browser: browser, server: server, link: link, token: token))
                }
            }
        }
    }

    func mark(_ name: String) async throws -> Element {
        try await browser.visible("[data-test=\(name)]")
    }

    func agreeAndStart() async throws {
        try await mark("consent").click()
        try await mark("start").click()
    }

    func notice() async throws -> String {
        try await browser.visible("#notice").text()
    }

    /// Waits for a try's end.
    func result() async throws -> (state: String, reason: String) {
        let result = try await browser.visible("[data-test=result]", atMost: .seconds(90))
        return (try await result.attribute("data-state") ?? "", try await result.attribute("data-reason") ?? "")
    }
}

/// Films for the browser's camera, made when they are asked for.
enum CameraFilm {
    static func write(
        _ film: PortraitFilm, in folder: TemporaryFolder, named name: String = "camera"
    ) async throws -> BrowserOptions.Camera {
        let path = "\(folder.path)/\(name).mjpeg"
        try await film.writeMJPEG(to: path)
        return .film(path: path)
    }
}
