// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// Submits photos or clips of a verified person for review.
    /// - Parameters:
    ///   - assets: 1 to 20.
    ///   - group: the one that the person's verification made.
    ///   - type: nil leaves it to the file's bytes.
    /// - Returns: the id of the review's task.
    public func submitPersonAssets(
        _ assets: [NewAsset], to group: String, type: AssetType? = nil, projectName: String? = nil
    ) async throws(LikenessError) -> String {
        let submission = AssetSubmission(groupID: group, assets: assets, assetType: type, projectName: projectName)
        return try await submit(submission, to: "real-avatar")
    }

    /// Submits files of a virtual person for review.
    /// - Parameter submission: with a `groupID`, or with a `group` to be made.
    /// - Returns: the id of the review's task.
    public func submitVirtualAssets(_ submission: AssetSubmission) async throws(LikenessError) -> String {
        try await submit(submission, to: "private-avatar")
    }

    private func submit(_ submission: AssetSubmission, to route: String) async throws(LikenessError) -> String {
        let task: Envelope<TaskAnswer> = try await answer(.post("v1", "seedance2", route, json: submission))
        return task.data.id
    }

    /// Waits for a review's end.
    /// - Returns: every asset in the order of the submission, `Active` or `Failed` with its reason.
    /// - Throws: `LikenessError.taskFailed` when the review itself failed and tells of no asset.
    public func reviewed(_ taskID: String) async throws(LikenessError) -> [ReviewedAsset] {
        let task = try await finished(taskID)
        guard let assets = task.result?.assets else {
            throw task.status == .failed ? .failed(task) : .resultMissing(id: taskID)
        }
        return assets
    }
}
