// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// Orders a video.
    /// - Returns: the id of its task.
    public func generateVideo(_ request: VideoRequest) async throws(LikenessError) -> String {
        let submitted: Envelope<[SubmittedVideo]> = try await answer(
            .post("v1", "videos", "generations", json: request))
        guard let video = submitted.data.first else { throw .unintelligibleAnswer(status: 200) }
        return video.taskID
    }

    /// Waits for a video.
    /// - Returns: its address, when it expires, and the last frame's address if it was asked for.
    /// - Throws: `LikenessError.taskFailed` with the reason.
    public func generated(_ taskID: String) async throws(LikenessError) -> GeneratedVideo {
        let task = try await finished(taskID)
        guard task.status == .completed else { throw .failed(task) }
        guard let video = task.result?.videos?.first, !video.url.isEmpty else { throw .resultMissing(id: taskID) }
        return video
    }
}
