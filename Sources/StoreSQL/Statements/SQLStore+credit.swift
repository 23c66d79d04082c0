// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func accounts(after last: AccountID?, limit: Int) async throws(StoreError) -> [Account] {
        try await read("accounts") {
            try $0.all(
                "SELECT * FROM accounts WHERE id > ? ORDER BY id LIMIT ?", [last ?? AccountID(rawValue: ""), limit]
            )
            .map(Account.init(row:))
        }
    }

    package func changeCredit(of account: AccountID, _ change: CreditChange) async throws(StoreError) -> Credit {
        try await write("change_credit") { database, _ in
            let (value, amount) = change.assignment
            let rows = try database.all(
                "UPDATE accounts SET credit_granted = \(value) WHERE id = ?2 RETURNING *", [amount, account])
            guard let row = rows.first else { throw StoreError(.notFound, statement: "change_credit") }
            return try Account(row: row).credit
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

extension SQLConnection {
    /// Sets `amount` aside, if the account has it.
    /// - Returns: whether it had.
    func reserve(_ amount: Int64, of account: AccountID) throws -> Bool {
        try run(
            """
            UPDATE accounts SET credit_reserved = credit_reserved + ?1
            WHERE id = ?2 AND (credit_granted IS NULL OR credit_granted - credit_used - credit_reserved >= ?1)
            """, [amount, account]) == 1
    }
}

extension UsageEntry {
    /// Writes it, and takes its cost from what was set aside.
    func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO usage_entries (task, account, api_key, project, model, has_failed, milliseconds, cost_micro_usd,
                finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (task) DO NOTHING
            """, [task, account, key, project, model, hasFailed, milliseconds, costMicroUSD, finishedAt],
            changingOneElse: StoreError(.conflict, statement: "settle_usage"))
        guard costMicroUSD != 0 || reservedMicroUSD != 0 else { return }
        try database.post(
            "UPDATE accounts SET credit_used = credit_used + ?, credit_reserved = credit_reserved - ? WHERE id = ?",
            [costMicroUSD, reservedMicroUSD, account],
            changingOneElse: StoreError(.notFound, statement: "settle_credit"))
    }
}
