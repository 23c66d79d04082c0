// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessEngine

/// What a request wants to know of usage. Times are taken to whole minutes, so that questions that are asked again and
/// again are the same question for a while.
struct UsageQuestion: Hashable {
    enum Scope: String, CaseIterable {
        case key, account
    }

    private static let longest: Int64 = 31 * 86_400
    private static let usual: Int64 = 7 * 86_400
    /// The contract's (contract/apimart.md 5.4).
    private static let usualZone = "Asia/Shanghai"
    private static let seconds: ClosedRange<Int64> = 0...253_402_300_799

    let filter: UsageFilter
    let grouping: Usage.Grouping
    let scope: Scope
    let zone: TimeZone

    init(_ query: QueryReader, of principal: Principal, now: Timestamp) throws(FieldViolation) {
        self.zone = try Self.zone(query)
        self.grouping = try Self.choice("group_by", query) ?? .day
        self.scope = try Self.choice("scope", query) ?? .key
        let now = (now.seconds / 60 + 1) * 60
        let end = try Self.time("end", query, zone, isEnd: true) ?? now
        let start = try Self.time("start", query, zone, isEnd: false) ?? max(0, end - Self.usual)
        guard start < end else { throw FieldViolation("start", .outOfRange(allowed: "before end")) }
        guard end - start <= Self.longest else {
            throw FieldViolation("start", .outOfRange(allowed: "at most 31 days before end"))
        }
        self.filter = UsageFilter(
            account: principal.account, key: scope == .key ? principal.key : nil, projects: principal.grant.projects,
            model: try Self.model(query), start: Timestamp(seconds: start), end: Timestamp(seconds: end))
    }

    private static func zone(_ query: QueryReader) throws(FieldViolation) -> TimeZone {
        let name = try query.text("tz") ?? usualZone
        guard let zone = TimeZone(identifier: name) else {
            throw FieldViolation("tz", .malformed(expected: "an IANA time zone, as Europe/Berlin"))
        }
        return zone
    }

    private static func model(_ query: QueryReader) throws(FieldViolation) -> VideoModel? {
        guard let name = try query.text("model") else { return nil }
        guard let model = VideoModel(name: name) else {
            throw FieldViolation("model", .notOneOf(ModelCatalog.names))
        }
        return model
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ query: QueryReader
    ) throws(FieldViolation) -> Choice? {
        guard let text = try query.text(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw FieldViolation(name, .notOneOf(Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    /// Unix seconds, or a day of the zone: from its beginning, to its end.
    private static func time(_ name: String, _ query: QueryReader, _ zone: TimeZone, isEnd: Bool)
        throws(FieldViolation) -> Int64?
    {
        guard let text = try query.text(name) else { return nil }
        guard text.contains("-") else {
            guard let seconds = try query.integer(name, in: seconds) else { return nil }
            return seconds / 60 * 60
        }
        guard let day = Self.day(text, zone, isEnd: isEnd) else {
            throw FieldViolation(name, .malformed(expected: "Unix seconds, or a day as 2026-03-18"))
        }
        return day
    }

    private static func day(_ text: String, _ zone: TimeZone, isEnd: Bool) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1970...9998).contains(year)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(year: year, month: month, day: day)
        guard components.isValidDate(in: calendar), let date = calendar.date(from: components),
            let begin = isEnd ? calendar.date(byAdding: .day, value: 1, to: date) : date
        else { return nil }
        return Int64(begin.timeIntervalSince1970)
    }
}
