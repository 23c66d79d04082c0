// SPDX-License-Identifier: Apache-2.0

/// A task as `GET /v1/tasks/{id}` shows it (contract/apimart.md 4); a submission's answer has some of the fields.
///
/// The notification of a video has the same form, in an ``Envelope``.
public struct TaskAnswer: Sendable, Equatable, Codable {
    /// How a task stands. `cancelled`, which the contract has too, is never answered: clients would poll it for ever
    /// (contract/apimart.md 4), so a task that was cancelled is `failed` with the code `cancelled`.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// Waiting for its turn.
        case pending
        /// Under way, or waiting for a person.
        case processing
        /// Ended as it should; the ``TaskAnswer/result`` is there.
        case completed
        /// Ended otherwise; ``TaskAnswer/error`` tells why.
        case failed
        /// Ended by somebody. APIMart's documents have it (contract/apimart.md 4); Likeness says ``failed``, which every
        /// client understands.
        case cancelled

        /// Whether nothing will change any more.
        public var isFinal: Bool { self == .completed || self == .failed || self == .cancelled }
    }

    /// `task_` and 26 characters; one space of ids for all kinds of tasks (contract/apimart.md 0.3).
    public var id: String
    /// `seedance.avatar.asset.task` for a review, `generation.task` for a video, nil for a verification.
    public var object: String?
    /// As the request spelt it; nil for a verification.
    public var model: String?
    /// Step 1 of a verification is `completed` at once: the session exists, whatever the person does
    /// (contract/apimart.md 1.1).
    public var status: Status
    /// 0 to 100.
    public var progress: Int?
    /// Unix seconds, as all times here.
    public var created: Int64?
    /// When it ended, completed or failed; nil before.
    public var completed: Int64?
    /// Seconds.
    public var estimatedTime: Int64?
    /// Seconds that it took, waiting not counted; nil until it has ended.
    public var actualTime: Int64?
    /// USD.
    public var cost: Double?
    /// The same in credits, of which one is 0.1 USD (contract/apimart.md 3.5).
    public var creditsCost: Double?
    /// The group of a verification that was passed; in both spellings that clients read.
    public var groupID: String?
    /// `groupID` once more, under the vendor's name `GroupId` (contract/apimart.md 1.3).
    public var vendorGroupID: String?
    /// Also there when an asset task failed.
    public var result: TaskResult?
    /// Nil unless `status` is `failed`.
    public var error: TaskFault?

    /// The two fields that every answer has; the others are set as far as they are known.
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
    /// `task_failed` for a review or a verification that was not passed; `deadline_exceeded`, `cancelled`,
    /// `outcome_unknown`, `internal_error`; else a word of the provider's.
    public var code: String
    /// In the language that was asked for.
    public var message: String
    /// `task_failed`, or nil: not all of APIMart's answers have it (contract/apimart.md 4).
    public var type: String?
    /// The field of the request that it is about, for instance `image_urls[2]`; nil or empty for none.
    public var param: String?

    /// The message is in the reader's language: a task keeps its code, and is put into words when it is answered.
    public init(code: String, message: String, type: String? = nil, param: String? = nil) {
        self.code = code
        self.message = message
        self.type = type
        self.param = param
    }
}
