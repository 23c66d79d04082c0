// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessClient
import PortraitFilms
import ServerProcess

/// The whole main job, as an app and a person would do it, on a server of its own.
struct Demo: Sendable {
    private static let challenge = "left,right,center"

    let folder: DemoFolder
    let models: String
    let portraits: String
    private let console = DemoConsole(stepCount: 8)

    init(folder: DemoFolder, models: String, portraits: String) {
        self.folder = folder
        self.models = models
        self.portraits = portraits
    }

    /// - Throws: `DemoFailure`, naming the step.
    func run() async throws {
        try await console.step(1, "Film a sample portrait turning its head") { try await makeFilm() }
        let receiver = CallbackReceiver()
        try await receiver.run { port in try await playOnServer(callbackPort: port, receiver) }
        console.finish([
            "video          \(folder.video)",
            "contact sheet  \(folder.contactSheet)",
            "hosted page    \(folder.screenshot)",
        ])
    }

    private func makeFilm() async throws {
        try folder.prepare()
        let person = try await FilmPortrait(
            path: portrait("obama"), analyzer: FaceAnalyzer(modelsDirectory: models, workers: 1))
        let film = PortraitFilm.turningHead(of: person, course: TurnCourse([.left, .right, .center]))
        try await film.writeMJPEG(to: folder.film)
        console.detail("\(film.frameCount) frames for the browser's camera: \(folder.film)")
    }

    private func playOnServer(callbackPort: Int, _ receiver: CallbackReceiver) async throws {
        try await console.step(2, "Start a server") {
            try await ServerProcess.run(
                executable: try ProgramFile.path(), environment: settings(callbackPort: callbackPort),
                logPath: folder.serverLog
            ) { server in
                console.detail("listening on \(server.address)")
                try await play(on: server, callbackPort: callbackPort, receiver)
            }
        }
    }

    private func settings(callbackPort: Int) -> [String: String] {
        [
            "LIKENESS_HOST": "127.0.0.1", "LIKENESS_PORT": "0", "LIKENESS_DATA_DIR": folder.data,
            "LIKENESS_MODELS_DIR": models, "LIKENESS_VERIFICATION_CHALLENGE": Self.challenge,
            "LIKENESS_FETCH_ALLOW": "127.0.0.1:\(callbackPort)", "LIKENESS_LOG_FORMAT": "json",
        ]
    }

    private func play(on server: ServerProcess, callbackPort: Int, _ receiver: CallbackReceiver) async throws {
        let key = try await console.step(3, "Make a key") { try await DemoKey.make(for: "demo", in: folder) }
        receiver.expect(secret: key.webhookSecret)
        let app = DemoApp(
            client: LikenessClient(baseURL: server.address, key: key.key), folder: folder, console: console)
        let invitation = try await console.step(4, "Invite a person") {
            try await app.invite(callback: "http://127.0.0.1:\(callbackPort)/callback")
        }
        try await console.step(5, "Verify them in headless Chromium") {
            try await DemoPerson(folder: folder, console: console).follow(invitation.link)
        }
        let group = try await console.step(6, "Hear of it") {
            try await app.outcome(of: invitation, notified: receiver)
        }
        let asset = try await console.step(7, "Submit photos of the same person and of another one") {
            try await app.review(same: portrait("obama2"), other: portrait("biden"), for: group)
        }
        try await console.step(8, "Make a video with the accepted photo") {
            try await app.makeVideo(with: asset)
        }
    }

    private func portrait(_ name: String) -> String { "\(portraits)/\(name).jpg" }
}
