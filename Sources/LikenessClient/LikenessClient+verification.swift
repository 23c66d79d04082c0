// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

/// A verification that was started: the link is for the person, the token for asking how it went. Both are secrets.
public struct StartedVerification: Sendable, Equatable {
    /// The task of step 1, `data.id` of the notification at the session's end.
    public let taskID: String
    /// To be opened by the person, on a phone or any device with a camera, within 30 minutes unless the operator set
    /// another time; at the vendor within 120 s (contract/apimart.md 1.2).
    public let link: String
    /// With it anyone who has an API key of the account learns the outcome.
    public let bytedToken: String
    /// As it was asked for; the query and the person's assets have to name the same one.
    public let projectName: String?

    /// Made anew of what an app has kept, to ask for the outcome after a restart.
    public init(taskID: String, link: String, bytedToken: String, projectName: String?) {
        self.taskID = taskID
        self.link = link
        self.bytedToken = bytedToken
        self.projectName = projectName
    }
}

extension LikenessClient {
    /// Makes a link at which a person consents and shows that they are there (contract/apimart.md 1.1).
    /// - Parameters:
    ///   - callbackURL: gets a signed POST at the end, and then the person's browser. The POST is Likeness's addition;
    ///     the vendor sends the browser alone (contract/apimart.md 1.2).
    ///   - projectName: where the person's group will be, 1 to 64 characters; nil: `default`.
    ///   - idempotencyKey: as in ``generateVideo(_:idempotencyKey:)``.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 and `callback_url` for an address that is not public, 502
    ///   `provider_unavailable` when the provider behind the server can't do it.
    public func startVerification(
        callbackURL: String, projectName: String? = nil, idempotencyKey: String? = nil
    ) async throws(LikenessError) -> StartedVerification {
        let request = VerificationRequest(callbackURL: callbackURL, projectName: projectName)
        let task: Envelope<TaskAnswer> = try await answer(
            .post("v1", "seedance2", "real-avatar", json: request, idempotencyKey: idempotencyKey))
        var result = task.data.result
        if result?.h5Link == nil { result = try await self.task(task.data.id).result }
        guard let link = result?.h5Link, let token = result?.bytedToken else { throw .resultMissing(id: task.data.id) }
        return StartedVerification(taskID: task.data.id, link: link, bytedToken: token, projectName: projectName)
    }

    /// Asks how a verification stands (contract/apimart.md 1.3). May be asked any number of times of Likeness;
    /// elsewhere a query may use the token up (contract/apimart.md 1.2).
    /// - Parameter verification: from ``startVerification(callbackURL:projectName:idempotencyKey:)``.
    /// - Returns: the query's task: `processing` until the person has finished; when completed it carries `groupID`.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 for a token that is not known, or of another project.
    public func queryVerification(_ verification: StartedVerification) async throws(LikenessError) -> TaskAnswer {
        let query = VerificationQuery(bytedToken: verification.bytedToken, projectName: verification.projectName)
        let task: Envelope<TaskAnswer> = try await answer(.post("v1", "seedance2", "real-avatar", json: query))
        return task.data
    }

    /// Waits until the person has finished, or the session has expired.
    /// - Parameter verification: from ``startVerification(callbackURL:projectName:idempotencyKey:)``.
    /// - Returns: the id of the group that the verification made, for ``submitPersonAssets(_:to:type:projectName:idempotencyKey:)``.
    /// - Throws: ``LikenessError/taskFailed(id:code:message:)`` when they did not pass or the session expired; start
    ///   another verification then.
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
