// SPDX-License-Identifier: Apache-2.0

/// A notification that was sent or is being sent, as `GET /v1/deliveries` lists it. Times are Unix seconds.
///
/// Of Likeness only: the contract has no such list.
public struct DeliveryAnswer: Sendable, Equatable, Codable {
    /// What becomes of a notification.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// It will be tried, or tried again, at `nextAttemptAt`.
        case waiting
        /// The receiver has taken it.
        case delivered
        /// It is not tried any more, unless it is resent.
        case abandoned
    }

    /// One try.
    public struct Attempt: Sendable, Equatable, Codable {
        /// From 1 on.
        public var number: Int
        /// Unix seconds.
        public var startedAt: Int64
        /// How long it took, up to the answer or to giving up; a try ends after 15 s.
        public var milliseconds: Int
        /// The HTTP status of the receiver's answer; nil when there was none.
        public var status: Int?
        /// Why there was no answer: `timed_out`, `connect_failed`, `name_not_found`, `refused_…`, and others.
        public var reason: String?

        /// A try ends with a `status` or with a `reason`, never with both.
        public init(number: Int, startedAt: Int64, milliseconds: Int, status: Int?, reason: String?) {
            self.number = number
            self.startedAt = startedAt
            self.milliseconds = milliseconds
            self.status = status
            self.reason = reason
        }

        enum CodingKeys: String, CodingKey {
            case number, milliseconds, status, reason
            case startedAt = "started_at"
        }
    }

    /// An endpoint that takes nothing.
    public struct Trouble: Sendable, Equatable, Codable {
        /// Unix seconds of the first failure since it last took something.
        public var failingSince: Int64
        /// Since when nothing but a probe an hour is sent there; nil while it is tried as usual.
        public var disabledAt: Int64?

        /// Both in Unix seconds.
        public init(failingSince: Int64, disabledAt: Int64?) {
            self.failingSince = failingSince
            self.disabledAt = disabledAt
        }

        enum CodingKeys: String, CodingKey {
            case failingSince = "failing_since"
            case disabledAt = "disabled_at"
        }
    }

    /// Also the `webhook-id` header of each try.
    public var id: String
    /// The task that it tells of.
    public var taskID: String
    /// Where it is posted, as the request named it; for a video with `/callback` behind it (contract/apimart.md 5.6).
    public var url: String
    /// Whether it has arrived.
    public var status: Status
    /// How often it was tried.
    public var attempts: Int
    /// Unix seconds; nil unless it is `waiting`.
    public var nextAttemptAt: Int64?
    /// Unix seconds of the change that it tells of, with which it was written.
    public var createdAt: Int64
    /// The tries, in the answer for one delivery.
    public var log: [Attempt]?
    /// In the answer for one delivery, while its endpoint fails.
    public var endpoint: Trouble?

    /// As a list has it; `log` and `endpoint` are set in the answer for one delivery.
    public init(
        id: String, taskID: String, url: String, status: Status, attempts: Int, nextAttemptAt: Int64?, createdAt: Int64
    ) {
        self.id = id
        self.taskID = taskID
        self.url = url
        self.status = status
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.createdAt = createdAt
    }

    enum CodingKeys: String, CodingKey {
        case id, url, status, attempts, log, endpoint
        case taskID = "task_id"
        case nextAttemptAt = "next_attempt_at"
        case createdAt = "created_at"
    }
}
