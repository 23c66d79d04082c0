// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Takes over a video's files from local paths. They are the task's until they are registered with its end.
struct VideoFiles: Sendable {
    /// What was made, where it lies.
    struct Paths: Sendable {
        let movie: String
        let thumbnail: String
        /// Kept if the order asks for it.
        let lastFrame: String?
        let size: PixelSize
        let seconds: Double
        let seed: Int64
    }

    let store: any LikenessStore
    let blobs: any BlobStore
    let retention: Duration
    let ending: VideoEnding
    let time: any TimeSource

    /// - Parameter clips: milliseconds of all clips among the references.
    func take(_ paths: Paths, of task: DurableTask, clips: Int64) async throws -> TaskSettlement {
        let now = time.now
        let made = MadeFiles(task: task, now: now, expiresAt: now + retention)
        let movie = made.file(try await adopt(paths.movie, task.id), .video, path: paths.movie)
        let thumbnail = made.file(try await adopt(paths.thumbnail, task.id), .thumbnail, path: paths.thumbnail)
        var files = [movie, thumbnail]
        var lastFrame: FileID?
        if let path = paths.lastFrame {
            if try VideoOrder(of: task).returnLastFrame {
                let file = made.file(try await adopt(path, task.id), .lastFrame, path: path)
                lastFrame = file.id
                files.append(file)
            } else {
                // Nobody asked for it, and it shows a face.
                try? FileManager.default.removeItem(atPath: path)
            }
        }
        let report = VideoReport(
            video: movie.id, thumbnail: thumbnail.id, lastFrame: lastFrame, size: paths.size, seconds: paths.seconds,
            seed: paths.seed, expiresAt: made.expiresAt)
        return try ending.success(of: task, report, files: files, clips: clips)
    }

    private func adopt(_ path: String, _ task: TaskID) async throws -> Blob {
        let blob = try await blobs.adopt(fileAt: path)
        try await store.retainBlob(blob.key, for: task)
        return blob
    }
}
