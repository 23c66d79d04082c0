// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// Orders a video (contract/apimart.md 3).
    /// - Parameters:
    ///   - request: what it shows, and of whom.
    ///   - idempotencyKey: 1 to 191 visible ASCII characters of your own, kept before the call, for an order that may
    ///     have to be repeated after a crash of yours; nil: one that lives as long as the call (contract/apimart.md 0.6).
    /// - Returns: the id of its task, for ``generated(_:)``.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 and the field, for instance `image_with_roles[0].url` for an
    ///   asset that is not known; with the code `nsfw_content_detected` for a forbidden prompt (contract/apimart.md
    ///   3.5).
    public func generateVideo(
        _ request: VideoRequest, idempotencyKey: String? = nil
    ) async throws(LikenessError) -> String {
        let submitted: Envelope<[SubmittedVideo]> = try await answer(
            .post("v1", "videos", "generations", json: request, idempotencyKey: idempotencyKey))
        guard let video = submitted.data.first else { throw .unintelligibleAnswer(status: 200) }
        return video.taskID
    }

    /// Waits for a video, minutes as a rule. ``updates(of:)`` tells of its progress meanwhile.
    /// - Parameter taskID: what ``generateVideo(_:idempotencyKey:)`` returned.
    /// - Returns: its address, when it expires, and the last frame's address if it was asked for.
    /// - Throws: ``LikenessError/taskFailed(id:code:message:)`` with the reason; `LikenessError.resultMissing` when it
    ///   is no video's task.
    public func generated(_ taskID: String) async throws(LikenessError) -> GeneratedVideo {
        let task = try await finished(taskID)
        guard task.status == .completed else { throw .failed(task) }
        guard let video = task.result?.videos?.first, !video.url.isEmpty else { throw .resultMissing(id: taskID) }
        return video
    }
}
