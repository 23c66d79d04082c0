// SPDX-License-Identifier: Apache-2.0

/// What an account may spend and has spent (contract/apimart.md 5.2). In US dollars; a credit is a tenth of one.
public struct Balance: Sendable, Equatable, Codable {
    /// False in the answer to a key that is refused, which has a message and nothing else.
    public var success: Bool
    /// -1 where there is no limit.
    public var remainBalance: Double
    /// The same in credits; -1 where there is no limit.
    public var remainCredits: Double
    /// With what is set aside for videos that are being made.
    public var usedBalance: Double
    /// The same in credits.
    public var usedCredits: Double
    /// Whether there is no limit.
    public var unlimitedQuota: Bool

    /// A balance of one's own, for a server or a test.
    public init(
        success: Bool = true, remainBalance: Double, remainCredits: Double, usedBalance: Double, usedCredits: Double,
        unlimitedQuota: Bool
    ) {
        self.success = success
        self.remainBalance = remainBalance
        self.remainCredits = remainCredits
        self.usedBalance = usedBalance
        self.usedCredits = usedCredits
        self.unlimitedQuota = unlimitedQuota
    }

    enum CodingKeys: String, CodingKey {
        case success
        case remainBalance = "remain_balance"
        case remainCredits = "remain_credits"
        case usedBalance = "used_balance"
        case usedCredits = "used_credits"
        case unlimitedQuota = "unlimited_quota"
    }
}
