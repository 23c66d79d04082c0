// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

/// A verification that was started: the link is for the person, the token for asking how it went. Both are secrets.
public struct StartedVerification: Sendable, Equatable {
    public let taskID: String
    /// To be opened by the person, on a phone or any device with a camera.
    public let link: String
    public let bytedToken: String
    public let projectName: String?

    public init(taskID: String, link: String, bytedToken: String, projectName: String?) {
        self.taskID = taskID
        self.link = link
        self.bytedToken = bytedToken
        self.projectName = projectName
    }
}

extension LikenessClient {
    /// Makes a link at which a person consents and shows that they are there.
    /// - Parameter callbackURL: gets a signed POST at the end, and then the person's browser.
    public func startVerification(
        callbackURL: String, projectName: String? = nil
    ) async throws(LikenessError) -> StartedVerification {
        let request = VerificationRequest(callbackURL: callbackURL, projectName: projectName)
        let task: Envelope<TaskAnswer> = try await answer(.post("v1", "seedance2", "real-avatar", json: request))
        var result = task.data.result
        if result?.h5Link == nil { result = try await self.task(task.data.id).result }
        guard let link = result?.h5Link, let token = result?.bytedToken else { throw .resultMissing(id: task.data.id) }
        return StartedVerification(taskID: task.data.id, link: link, bytedToken: token, projectName: projectName)
    }

    /// Asks how a verification stands. May be asked any number of times.
    /// - Returns: the query's task; when completed it carries `groupID`.
    public func queryVerification(_ verification: StartedVerification) async throws(LikenessError) -> TaskAnswer {
        let query = VerificationQuery(bytedToken: verification.bytedToken, projectName: verification.projectName)
        let task: Envelope<TaskAnswer> = try await answer(.post("v1", "seedance2", "real-avatar", json: query))
        return task.data
    }

    /// Waits until the person has finished.
    /// - Returns: the id of the group that the verification made.
    /// - Throws: `LikenessError.taskFailed` when they did not pass or the session expired.
    public func verifiedGroup(for verification: StartedVerification) async throws(LikenessError) -> String {
        let query = try await queryVerification(verification)
        let end = query.status.isFinal ? query : try await finished(query.id)
        guard end.status == .completed else { throw .failed(end) }
        guard let group = end.result?.groupID ?? end.groupID ?? end.result?.vendorGroupID ?? end.vendorGroupID else {
            throw .resultMissing(id: end.id)
        }
        return group
    }
}

extension LikenessError {
    /// The error for a task that ended as failed.
    static func failed(_ task: TaskAnswer) -> LikenessError {
        .taskFailed(id: task.id, code: task.error?.code ?? "task_failed", message: task.error?.message ?? "")
    }
}
