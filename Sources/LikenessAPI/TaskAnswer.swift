// SPDX-License-Identifier: Apache-2.0

/// A task as `GET /v1/tasks/{id}` shows it (contract/apimart.md 4); a submission's answer has some of the fields.
public struct TaskAnswer: Sendable, Equatable, Codable {
    public enum Status: String, Sendable, Codable, CaseIterable {
        case pending, processing, completed, failed

        /// Whether nothing will change any more.
        public var isFinal: Bool { self == .completed || self == .failed }
    }

    public var id: String
    public var object: String?
    public var model: String?
    public var status: Status
    /// 0 to 100.
    public var progress: Int?
    /// Unix seconds, as all times here.
    public var created: Int64?
    public var completed: Int64?
    /// Seconds.
    public var estimatedTime: Int64?
    public var actualTime: Int64?
    /// USD.
    public var cost: Double?
    public var creditsCost: Double?
    /// The group of a verification that was passed; in both spellings that clients read.
    public var groupID: String?
    public var vendorGroupID: String?
    /// Also there when an asset task failed.
    public var result: TaskResult?
    public var error: TaskFault?

    public init(id: String, status: Status) {
        self.id = id
        self.status = status
    }

    enum CodingKeys: String, CodingKey {
        case id, object, model, status, progress, created, completed, cost, result, error
        case estimatedTime = "estimated_time"
        case actualTime = "actual_time"
        case creditsCost = "credits_cost"
        case groupID = "group_id"
        case vendorGroupID = "GroupId"
    }
}

/// Why a task failed.
public struct TaskFault: Sendable, Equatable, Codable {
    public var code: String
    /// In the language that was asked for.
    public var message: String
    public var type: String?
    public var param: String?

    public init(code: String, message: String, type: String? = nil, param: String? = nil) {
        self.code = code
        self.message = message
        self.type = type
        self.param = param
    }
}
