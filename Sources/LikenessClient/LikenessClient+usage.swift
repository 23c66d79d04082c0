// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

/// What `usage` counts.
public enum UsageScope: String, Sendable, CaseIterable {
    /// What this key has ordered.
    case key
    /// What all keys of the account have.
    case account
}

/// By what `usage` tells its sums apart.
public enum UsageGrouping: String, Sendable, CaseIterable {
    /// The day on which they ended.
    case day
    /// The model that made them.
    case model
    /// The project that ordered them.
    case project
    /// The key that ordered them.
    case key
}

extension LikenessClient {
    /// What the account may spend and has spent.
    /// - Throws: ``LikenessError/refused(_:)`` with 401 for a key that is not taken, although the route itself answers it
    ///   with 200 (contract/apimart.md 5.2).
    public func balance() async throws(LikenessError) -> Balance {
        let answer: BalanceAnswer = try await answer(.get("v1", "balance"))
        guard let balance = answer.balance else {
            throw .refused(LikenessError.Refusal(status: 401, code: "401", message: answer.message))
        }
        return balance
    }

    private struct BalanceAnswer: Decodable {
        let balance: Balance?
        let message: String

        private enum CodingKeys: String, CodingKey {
            case success, message
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let isTaken = try container.decode(Bool.self, forKey: .success)
            self.message = try container.decodeIfPresent(String.self, forKey: .message) ?? ""
            self.balance = isTaken ? try Balance(from: decoder) : nil
        }
    }

    /// What ended videos have used. The answer may be a minute old. Of Likeness only: the answer of APIMart's service is
    /// not documented.
    /// - Parameters:
    ///   - start: Unix seconds, or a day as `2026-03-18`; nil: a week before the end.
    ///   - end: the same, a day being counted; nil: now. At most 31 days after `start`.
    ///   - grouping: by what the sums are told apart.
    ///   - scope: whose videos are counted.
    ///   - model: only videos of this one.
    ///   - zone: an IANA time zone, whose days are meant; nil: Asia/Shanghai, as in the contract
    ///     (contract/apimart.md 5.4).
    public func usage(
        from start: String? = nil, to end: String? = nil, by grouping: UsageGrouping = .day,
        of scope: UsageScope = .key, model: String? = nil, zone: String? = nil
    ) async throws(LikenessError) -> UsageReport {
        let wishes = [
            ("start", start), ("end", end), ("group_by", grouping.rawValue), ("scope", scope.rawValue),
            ("model", model), ("tz", zone),
        ]
        let query = wishes.compactMap { name, value in value.map { (name: name, value: $0) } }
        let report: Envelope<UsageReport> = try await answer(.get("v1", "usage", query: query))
        return report.data
    }
}
