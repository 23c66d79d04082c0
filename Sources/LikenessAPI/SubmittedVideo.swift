// SPDX-License-Identifier: Apache-2.0

/// One element of the answer to a video request (contract/apimart.md 3.4). Clients read either name of the id.
public struct SubmittedVideo: Sendable, Equatable, Codable {
    /// `submitted`, and nothing else: how it stands is in the task.
    public var status: String
    /// For `GET /v1/tasks/{id}`.
    public var taskID: String
    /// `taskID` once more; nil from APIMart, whose documents have only the other (contract/apimart.md 3.4).
    public var id: String?

    /// Sets both names of the id.
    public init(taskID: String) {
        self.status = "submitted"
        self.taskID = taskID
        self.id = taskID
    }

    enum CodingKeys: String, CodingKey {
        case status, id
        case taskID = "task_id"
    }
}
