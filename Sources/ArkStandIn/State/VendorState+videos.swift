// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

extension VendorState {
    private static let resultLife = Duration.seconds(86_400)

    /// Takes an order whose form was checked.
    func createVideo(_ body: VideoRequestBody, model: String, owner: Owner, address: String) throws -> VendorVideo {
        let now = time.now
        for (index, item) in (body.content ?? []).enumerated() {
            guard let address = item.address, address.lowercased().hasPrefix("asset://") else { continue }
            try use(String(address.dropFirst(8)), owner: owner, param: "content[\(index)].\(item.type).url", now: now)
        }
        let prompt = body.content?.compactMap(\.text).joined(separator: " ") ?? ""
        lastPrompt = prompt
        let script = AssetScript(name: prompt, url: "")
        let video = VendorVideo(
            id: VendorIDs.made("cgt", at: now), owner: owner, model: model, resolution: body.resolution ?? "720p",
            ratio: body.ratio.flatMap { $0 == "adaptive" ? nil : $0 } ?? "16:9",
            seconds: body.duration.flatMap { $0 == -1 ? nil : $0 } ?? settings.defaultSeconds,
            seed: body.seed ?? 78_674,
            generatesAudio: body.generateAudio ?? true, returnsLastFrame: body.returnLastFrame ?? false,
            expiresAfter: body.executionExpiresAfter ?? 172_800, failure: script.failure, createdAt: now,
            readyAt: now + VendorVideo.queueing + (script.delay ?? settings.videoDelay),
            callbackURL: body.callbackURL, address: address)
        videos[video.id] = video
        noteMade("video", prompt)
        return video
    }

    /// Videos that stand differently than when this was asked last.
    func newsOfVideos() -> [VideoNews] {
        let now = time.now
        return videos.values.compactMap { video in
            let status = video.status(at: now)
            guard let url = video.callbackURL, video.toldOf != status else { return nil }
            videos[video.id]?.toldOf = status
            return VideoNews(
                url: url, answer: VideoAnswer(video, now: now, address: video.address),
                isEnd: status == .succeeded || status == .failed)
        }
    }

    func readVideo(_ id: String, owner: Owner) throws -> VendorVideo {
        noteRead(of: [id])
        return try video(id, owner: owner)
    }

    func video(_ id: String, owner: Owner) throws -> VendorVideo {
        guard let video = videos[id], video.owner == owner else { throw DataError.unknownTask(id) }
        return video
    }

    /// - Parameter ids: empty for all.
    func listVideos(_ ids: Set<String>, owner: Owner) -> [VendorVideo] {
        if !ids.isEmpty {
            noteRead(of: Array(ids))
            return ids.compactMap { videos[$0] }.filter { $0.owner == owner }
                .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
        }
        return videos.values.filter { $0.owner == owner }.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    /// A queued one is cancelled, a running or cancelled one can't be, a finished one's record is removed.
    func deleteVideo(_ id: String, owner: Owner) throws {
        let video = try video(id, owner: owner)
        switch video.status(at: time.now) {
        case .queued: videos[id]?.cancelledAt = time.now
        case .running, .cancelled:
            throw DataError(
                status: .conflict, code: "OperationDenied.InvalidState",
                message: "The task \(id) can't be cancelled or deleted in its current state.", param: "id",
                type: "Conflict")
        case .succeeded, .failed, .expired: videos[id] = nil
        }
    }

    /// Whether a result's address is still good.
    func hasResult(_ id: String) -> Bool {
        guard let video = videos[id], video.status(at: time.now) == .succeeded else { return false }
        return time.now < video.readyAt + Self.resultLife
    }

    /// Only the key's own project's assets are seen, and only active ones.
    private func use(_ id: String, owner: Owner, param: String, now: Timestamp) throws {
        guard let asset = assets[id], asset.owner == owner, asset.status(at: now) == "Active" else {
            throw DataError.invalid(param, "The specified asset \(id) is not found.")
        }
        assets[id]?.usedAt = now
    }
}
