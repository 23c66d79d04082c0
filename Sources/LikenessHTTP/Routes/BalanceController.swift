// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// Balances (contract/apimart.md 5.2), with and without `/v1`. Keys have none of their own: all tell the account's.
struct BalanceController: Sendable {
    let accounts: Accounts

    var endpoints: [Endpoint<AccountContext>] {
        ["/v1/balance", "/v1/user/balance", "/balance", "/user/balance"].map { path in
            Endpoint(.get, path, needs: .any) { _, context in
                try JSONAnswer.response(Balance(try await accounts.credit(of: context.principal)))
            }
        }
    }
}

extension Balance {
    /// What is set aside for tasks that run counts as spent, until they have ended.
    fileprivate init(_ credit: Credit) {
        let rest = credit.available.map { Money(microUSD: max(0, $0)) }
        let used = Money(microUSD: credit.used + credit.reserved)
        self.init(
            remainBalance: rest?.dollars ?? -1, remainCredits: rest?.credits ?? -1, usedBalance: used.dollars,
            usedCredits: used.credits, unlimitedQuota: rest == nil)
    }
}
