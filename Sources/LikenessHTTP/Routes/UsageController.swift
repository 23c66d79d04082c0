// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// `GET /v1/usage` (contract/apimart.md 5.4): 60 a minute for one key, and answers that may be a minute old.
struct UsageController: Sendable {
    let usage: Usage
    let limits: KeyLimits
    let time: any TimeSource
    private let answers = ExpiringMemo<UsageQuestion, UsageReport>(lifetime: .seconds(60), capacity: 1024)

    init(usage: Usage, limits: KeyLimits, time: any TimeSource) {
        self.usage = usage
        self.limits = limits
        self.time = time
    }

    var endpoint: Endpoint<AccountContext> {
        Endpoint(.get, "/v1/usage", needs: .read) { try await get($0, $1) }
    }

    private func get(_ request: Request, _ context: AccountContext) async throws -> Response {
        let now = time.now
        let question = try UsageQuestion(QueryReader(request), of: context.principal, now: now)
        if let wait = try await limits.take(context.principal.key, now: now) {
            throw APIError.rateLimited(retryAfter: max(1, (wait.wholeMilliseconds + 999) / 1000))
        }
        if let known = answers.value(of: question, now: now) { return try response(known, "HIT") }
        do {
            let (groups, total) = try await usage.groups(question.filter, by: question.grouping, in: question.zone)
            let report = UsageReport(question, groups, total)
            answers.remember(report, of: question, now: now)
            return try response(report, "MISS")
        } catch let error as StoreError where error.code == .unavailable {
            throw APIError.usageUnavailable
        }
    }

    private func response(_ report: UsageReport, _ cache: String) throws -> Response {
        try JSONAnswer.response(Envelope(data: report), headers: [.usageCache: cache])
    }
}

extension UsageReport {
    fileprivate init(_ question: UsageQuestion, _ groups: [Usage.Group], _ total: UsageSum) {
        self.init(
            start: question.filter.start.seconds, end: question.filter.end.seconds, tz: question.zone.identifier,
            scope: question.scope.rawValue, groupBy: question.grouping.rawValue, total: Sum(nil, total),
            groups: groups.map { Sum($0.name, $0.sum) })
    }
}

extension UsageReport.Sum {
    fileprivate init(_ name: String?, _ sum: UsageSum) {
        let money = Money(microUSD: sum.costMicroUSD)
        self.init(
            group: name, requests: sum.completed + sum.failed, failed: sum.failed,
            seconds: Double(sum.milliseconds) / 1000, cost: money.dollars, creditsCost: money.credits)
    }
}
