// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessAPI
import LikenessClient
import MediaTools
import NIOCore
import NIOHTTP1
import SystemPackage

/// The app's side of the demo: what a developer writes with the client library.
struct DemoApp: Sendable {
    private static let largestVideo = 200_000_000
    let client: LikenessClient
    let folder: DemoFolder
    let console: DemoConsole

    func invite(callback: String) async throws -> StartedVerification {
        let invitation = try await client.startVerification(callbackURL: callback)
        console.detail("task \(invitation.taskID), completed: it holds the link for the person")
        return invitation
    }

    /// - Returns: the verified person's group.
    func outcome(of invitation: StartedVerification, notified receiver: CallbackReceiver) async throws -> String {
        let group = try await client.verifiedGroup(for: invitation)
        console.detail("verified: \(group)")
        let notification = try await receiver.next(within: .seconds(60))
        console.detail("notified, signature right: \(notification.body)")
        return group
    }

    /// - Returns: the `asset://` address of the accepted photo.
    func review(same: String, other: String, for group: String) async throws -> String {
        let photos = [
            NewAsset(url: try await client.upload(fileAt: same).url, name: "the same person"),
            NewAsset(url: try await client.upload(fileAt: other).url, name: "another person"),
        ]
        let review = try await client.submitPersonAssets(photos, to: group)
        try await follow(review)
        let assets = try await client.reviewed(review)
        for asset in assets {
            let verdict = asset.error.map { "\($0.code): \($0.message)" } ?? asset.assetURL
            console.detail("\(asset.name ?? asset.assetID): \(asset.status.rawValue), \(verdict)")
        }
        guard assets.count == 2, assets[0].status == .active else {
            throw DemoFailure("the photo of the same person was not accepted")
        }
        guard assets[1].error?.code == "FaceMismatch" else {
            throw DemoFailure("the photo of another person did not end as FaceMismatch")
        }
        return assets[0].assetURL
    }

    func makeVideo(with asset: String) async throws {
        var request = VideoRequest(
            model: "doubao-seedance-2.0-face", prompt: "He looks up from his desk and smiles at the camera")
        request.duration = 5
        request.resolution = "720p"
        request.size = "16:9"
        request.imagesWithRoles = [RoledImage(url: asset, role: .referenceImage)]
        let task = try await client.generateVideo(request)
        try await follow(task)
        let video = try await client.generated(task)
        guard let address = video.url.first else { throw DemoFailure("the video has no address") }
        try await download(address, to: folder.video)
        try await describe()
    }

    /// Prints a task's progress to its end.
    private func follow(_ task: String) async throws {
        for try await state in client.updates(of: task) {
            console.detail("\(state.id)  \(state.status.rawValue)  \(state.progress ?? 0) %")
        }
    }

    private func download(_ address: String, to path: String) async throws {
        let answer = try await HTTPClient.likeness.execute(HTTPClientRequest(url: address), timeout: .seconds(120))
        guard answer.status == .ok else { throw DemoFailure("the video's address answers \(answer.status.code)") }
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite, .groupRead])
        defer { try? file.close() }
        var size = 0
        for try await chunk in answer.body {
            size += chunk.readableBytes
            guard size <= Self.largestVideo else { throw DemoFailure("the video is larger than 200 MB") }
            try file.writeAll(chunk.readableBytesView)
        }
    }

    private func describe() async throws {
        let media = MediaTools()
        let probe = try await media.probe(folder.video)
        let size = "\(probe.width ?? 0)x\(probe.height ?? 0)"
        let codecs = [probe.videoCodec, probe.audioCodec].compactMap(\.self).joined(separator: " + ")
        console.detail("\(size), \(probe.framesPerSecond ?? 0) fps, \(probe.durationSeconds ?? 0) s, \(codecs)")
        try await media.writeContactSheet(of: folder.video, to: folder.contactSheet)
    }
}
