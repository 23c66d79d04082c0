// SPDX-License-Identifier: Apache-2.0

/// What ended videos have used, as `GET /v1/usage` answers it. The contract has the route and its query
/// (contract/apimart.md 5.4); the answer's shape is this project's.
public struct UsageReport: Sendable, Equatable, Codable {
    /// Ended videos, counted and added up.
    public struct Sum: Sendable, Equatable, Codable {
        /// What all these have in common: a day as `2026-03-18`, a model, a project, or a key's id; nil for the total.
        public var group: String?
        /// Videos that ended, whatever way.
        public var requests: Int64
        /// Of these, those that made nothing: refused, failed or cancelled.
        public var failed: Int64
        /// Of video that was made.
        public var seconds: Double
        /// In US dollars. Failed videos cost nothing.
        public var cost: Double
        /// Ten times `cost`.
        public var creditsCost: Double

        /// A sum of one's own, for a server or a test.
        public init(
            group: String?, requests: Int64, failed: Int64, seconds: Double, cost: Double, creditsCost: Double
        ) {
            self.group = group
            self.requests = requests
            self.failed = failed
            self.seconds = seconds
            self.cost = cost
            self.creditsCost = creditsCost
        }

        enum CodingKeys: String, CodingKey {
            case group, requests, failed, seconds, cost
            case creditsCost = "credits_cost"
        }
    }

    /// Unix seconds: what ended at this time or later is counted…
    public var start: Int64
    /// …and before that one.
    public var end: Int64
    /// An IANA time zone, whose days are meant.
    public var tz: String
    /// `key` or `account`.
    public var scope: String
    /// `day`, `model`, `project` or `key`.
    public var groupBy: String
    /// All groups together.
    public var total: Sum
    /// By their names. Groups in which nothing ended are left out.
    public var groups: [Sum]

    /// A report of one's own, for a server or a test.
    public init(
        start: Int64, end: Int64, tz: String, scope: String, groupBy: String, total: Sum, groups: [Sum]
    ) {
        self.start = start
        self.end = end
        self.tz = tz
        self.scope = scope
        self.groupBy = groupBy
        self.total = total
        self.groups = groups
    }

    enum CodingKeys: String, CodingKey {
        case start, end, tz, scope, total, groups
        case groupBy = "group_by"
    }
}
