// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct GenerateVideoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Order a video, wait for it and save it.",
        discussion: """
            References are asset:// or http(s) addresses, or files of this machine, which are uploaded. \
            Example: likeness videos generate "She looks up and smiles" --image asset://asset-20260331145705-xxxxx \
            --output smile.mp4
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "What is to be seen and heard.")
    var prompt: String

    @Option(help: "One of the names that GET /v1/models lists.")
    var model = "doubao-seedance-2.0-face"

    @Option(name: .customLong("image"), help: "A reference picture; may be given several times.")
    var images: [String] = []

    @Option(help: "The picture that the video begins with.")
    var firstFrame: String?

    @Option(help: "The picture that it ends with.")
    var lastFrame: String?

    @Option(name: .customLong("video"), help: "A reference clip; may be given several times.")
    var videos: [String] = []

    @Option(name: .customLong("audio"), help: "A reference sound; may be given several times.")
    var audios: [String] = []

    @Option(help: "How long it is to be (default: the model's).")
    var seconds: Int?

    @Option(help: "480p, 720p, 1080p or 4k (default: the model's).")
    var resolution: String?

    @Option(help: "16:9, 9:16, 1:1, 4:3, 3:4, 21:9 or adaptive (default: the model's).")
    var size: String?

    @Option(help: "The same number makes the same video, as far as the model can.")
    var seed: Int64?

    @Flag(inversion: .prefixedNo, help: "Make sound too (default: the model's).")
    var sound: Bool?

    @Option(name: .customLong("output"), help: "Where it is saved (default: the task's id, .mp4).")
    var file: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let (task, path) = try await ExitStatus.calling {
            let live = LiveText()
            defer { live.clear() }
            let id = try await client.generateVideo(try await request(client, live))
            let task = try await client.follow(id, as: "video", on: live)
            let video = try await client.generated(id)
            let path = file ?? "\(id).mp4"
            try await save(video.url[0], of: id, to: path, client, live)
            return (task, path)
        }
        try output.print(task, or: ["\(task.id) is saved as \(path)"])
    }

    private func save(
        _ url: String, of id: String, to path: String, _ client: LikenessClient, _ live: LiveText
    ) async throws {
        do {
            try await client.download(url, to: path) { received, total in
                live.show(["saving  \(ProgressBar.text(of: received, total: total ?? received))"])
            }
        } catch {
            guard error == .unreachable else { throw error }
            // The video is made and paid for; what fails is the way to where the server says that it lies.
            live.clear()
            throw ExitStatus.stop(
                "\(id) is completed, but its video can't be fetched from \(Self.origin(of: url)), the server's public address (LIKENESS_PUBLIC_URL there); likeness tasks show \(id) has its link",
                ExitStatus.unavailable)
        }
    }

    /// An address without its path, which is signed.
    private static func origin(of url: String) -> String {
        url.split(separator: "/", maxSplits: 3).prefix(2).joined(separator: "//")
    }

    private func request(_ client: LikenessClient, _ live: LiveText) async throws(LikenessError) -> VideoRequest {
        var request = VideoRequest(model: model, prompt: prompt)
        (request.duration, request.resolution, request.size) = (seconds, resolution, size)
        (request.seed, request.generateAudio) = (seed, sound)
        let pictures =
            images.map { ($0, RoledImage.Role.referenceImage) }
            + [(firstFrame, .firstFrame), (lastFrame, .lastFrame)].compactMap { text, role in text.map { ($0, role) } }
        var roled: [RoledImage] = []
        for (text, role) in pictures { roled.append(RoledImage(url: try await url(text, client, live), role: role)) }
        request.imagesWithRoles = roled.isEmpty ? nil : roled
        request.videoURLs = try await urls(videos, client, live)
        request.audioURLs = try await urls(audios, client, live)
        return request
    }

    private func urls(
        _ texts: [String], _ client: LikenessClient, _ live: LiveText
    ) async throws(LikenessError) -> [String]? {
        guard !texts.isEmpty else { return nil }
        var urls: [String] = []
        for text in texts { urls.append(try await url(text, client, live)) }
        return urls
    }

    private func url(_ text: String, _ client: LikenessClient, _ live: LiveText) async throws(LikenessError) -> String {
        let reference = Reference(text)
        return try await reference.url(at: client) { percent in
            live.show(["\(reference.name)  uploading  \(ProgressBar.text(percent: percent))"])
        }
    }
}
