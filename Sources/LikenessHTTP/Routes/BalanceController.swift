// SPDX-License-Identifier: Apache-2.0

import Hummingbird

/// Balances (contract/apimart.md 5.2): this server charges nobody, so all are unlimited. With and without `/v1`.
struct BalanceController: Sendable {
    var endpoints: [Endpoint<AccountContext>] {
        ["/v1/balance", "/v1/user/balance", "/balance", "/user/balance"].map { path in
            Endpoint(.get, path) { _, _ in try JSONAnswer.response(Balance()) }
        }
    }

    private struct Balance: Encodable {
        let success = true
        let remainBalance = -1
        let remainCredits = -1
        let usedBalance = 0
        let usedCredits = 0
        let unlimitedQuota = true

        enum CodingKeys: String, CodingKey {
            case success
            case remainBalance = "remain_balance"
            case remainCredits = "remain_credits"
            case usedBalance = "used_balance"
            case usedCredits = "used_credits"
            case unlimitedQuota = "unlimited_quota"
        }
    }
}
