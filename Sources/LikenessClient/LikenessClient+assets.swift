// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// Submits photos or clips of a verified person for review.
    /// - Parameters:
    ///   - assets: 1 to 20 (contract/apimart.md 1.4).
    ///   - group: the one that the person's verification made.
    ///   - type: nil leaves it to the file's bytes at Likeness; APIMart takes it for a video (contract/apimart.md 1.4).
    ///   - projectName: the group's; nil: `default`.
    ///   - idempotencyKey: as in ``generateVideo(_:idempotencyKey:)``.
    /// - Returns: the id of the review's task, for ``reviewed(_:)``.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 and the field for an address that can't be fetched from
    ///   outside, a group that is not known, or more than 20 assets. What is wrong with a file shows in the review.
    public func submitPersonAssets(
        _ assets: [NewAsset], to group: String, type: AssetType? = nil, projectName: String? = nil,
        idempotencyKey: String? = nil
    ) async throws(LikenessError) -> String {
        let submission = AssetSubmission(groupID: group, assets: assets, assetType: type, projectName: projectName)
        return try await submit(submission, to: "real-avatar", idempotencyKey)
    }

    /// Submits files of a virtual person for review (contract/apimart.md 2.1).
    /// - Parameters:
    ///   - submission: with a `groupID`, or with a `group` to be made; with neither, a group without a name is.
    ///   - idempotencyKey: as in ``generateVideo(_:idempotencyKey:)``.
    /// - Returns: the id of the review's task, for ``reviewed(_:)``; the task tells the group in `groupID`.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 and the field.
    public func submitVirtualAssets(
        _ submission: AssetSubmission, idempotencyKey: String? = nil
    ) async throws(LikenessError) -> String {
        try await submit(submission, to: "private-avatar", idempotencyKey)
    }

    private func submit(
        _ submission: AssetSubmission, to route: String, _ idempotencyKey: String?
    ) async throws(LikenessError) -> String {
        let task: Envelope<TaskAnswer> = try await answer(
            .post("v1", "seedance2", route, json: submission, idempotencyKey: idempotencyKey))
        return task.data.id
    }

    /// Waits for a review's end, seconds for pictures, minutes for clips and persons (contract/apimart.md 2.3).
    /// - Parameter taskID: what a submission returned.
    /// - Returns: every asset in the order of the submission, `Active` or `Failed` with its reason.
    /// - Throws: ``LikenessError/taskFailed(id:code:message:)`` when the review itself failed and tells of no asset;
    ///   `LikenessError.resultMissing` when it is no review.
    public func reviewed(_ taskID: String) async throws(LikenessError) -> [ReviewedAsset] {
        let task = try await finished(taskID)
        guard let assets = task.result?.assets else {
            throw task.status != .completed ? .failed(task) : .resultMissing(id: taskID)
        }
        return assets
    }
}
