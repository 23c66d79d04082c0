// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func accounts(before last: AccountID?, limit: Int) async throws(StoreError) -> [Account] {
        try await read("accounts") { database in
            let rows =
                if let last {
                    try database.all("SELECT * FROM accounts WHERE id < ? ORDER BY id DESC LIMIT ?", [last, limit])
                } else {
                    try database.all("SELECT * FROM accounts ORDER BY id DESC LIMIT ?", [limit])
                }
            return try rows.map(Account.init(row:))
        }
    }

    package func changeCredit(of account: AccountID, _ change: CreditChange) async throws(StoreError) -> Credit {
        try await write("change_credit") { database, _ in
            let (value, amount) = change.assignment
            let rows = try database.all(
                """
                UPDATE accounts SET credit_granted = \(value)
                WHERE id = ?2 AND (credit_granted IS NOT NULL OR ?3 >= 0) RETURNING *
                """, [amount, account, amount ?? 0])
            if let row = rows.first { return try Account(row: row).credit }
            let isThere = try database.first("SELECT 1 AS found FROM accounts WHERE id = ?", [account]) != nil
            throw StoreError(isThere ? .conflict : .notFound, statement: "change_credit")
        }
    }
}

extension CreditChange {
    /// What `credit_granted` becomes, `?1` being the amount. Never more than the most, so that no sum overflows.
    fileprivate var assignment: (value: String, amount: Int64?) {
        switch self {
        case .add(let amount):
            (
                """
                CASE WHEN coalesce(credit_granted, credit_used + credit_reserved) + ?1 > \(Credit.most) THEN \(Credit.most)
                    WHEN coalesce(credit_granted, credit_used + credit_reserved) + ?1 < 0 THEN 0
                    ELSE coalesce(credit_granted, credit_used + credit_reserved) + ?1 END
                """, amount
            )
        case .leave(let amount):
            (
                """
                CASE WHEN credit_used + credit_reserved + ?1 > \(Credit.most) THEN \(Credit.most)
                    ELSE credit_used + credit_reserved + ?1 END
                """, amount
            )
        case .unlimited: ("?1", nil)
        }
    }
}

extension UsageEntry {
    /// Writes it, and takes its cost from what was set aside.
    func insert(on database: any SQLConnection, _ effects: inout WriteEffects) throws {
        // Written by somebody else already, the lease is theirs too.
        try database.post(
            """
            INSERT INTO usage_entries (task, account, api_key, project, model, has_failed, milliseconds, cost_micro_usd,
                finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (task) DO NOTHING
            """, [task, account, key, project, model, hasFailed, milliseconds, costMicroUSD, finishedAt],
            changingOneElse: StoreError(.conflict, statement: "settle_usage"))
        guard costMicroUSD != 0 || reservedMicroUSD != 0 else { return }
        effects.accounts.settle(used: costMicroUSD, released: reservedMicroUSD, of: account)
    }
}
