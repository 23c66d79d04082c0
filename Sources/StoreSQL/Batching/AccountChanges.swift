// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What a transaction changes in accounts' credit. Every order and every end changes its account's row, so these rows are
/// written last, one statement each, in the order of their ids: no two transactions wait for each other, and nobody
/// holds a busy row longer than a commit takes.
struct AccountChanges: Sendable {
    private struct Change: Sendable {
        var used: Int64 = 0
        var released: Int64 = 0
        var reserved: Int64 = 0
    }

    private var changes: [AccountID: Change] = [:]

    /// Sets `amount` aside.
    mutating func reserve(_ amount: Int64, of account: AccountID) {
        changes[account, default: Change()].reserved += amount
    }

    /// Gives back what was set aside, and takes what it was needed for.
    mutating func settle(used: Int64, released: Int64, of account: AccountID) {
        changes[account, default: Change()].used += used
        changes[account, default: Change()].released += released
    }

    /// - Throws: `StoreError` `.creditExhausted`, now or with the transaction's end, when an account has not what is to
    ///   be set aside.
    func write(on database: any SQLConnection) throws {
        for (account, change) in changes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try database.post(
                """
                UPDATE accounts SET credit_used = credit_used + ?1, credit_reserved = credit_reserved - ?2 + ?3
                WHERE id = ?4 AND (?3 = 0 OR credit_granted IS NULL
                    OR credit_granted - credit_used - ?1 - credit_reserved + ?2 >= ?3)
                """, [change.used, change.released, change.reserved, account],
                changingOneElse: StoreError(.creditExhausted, statement: "change_credit"))
        }
    }
}
