// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension Accounts {
    private static let page = 200

    /// All accounts, oldest first.
    package func all() async throws -> [Account] {
        var found: [Account] = []
        while true {
            let page = try await store.accounts(before: found.last?.id, limit: Self.page)
            found += page
            if page.count < Self.page { return found.reversed() }
        }
    }

    /// Makes an account without a key.
    /// - Parameter credit: what it may spend, in millionths of a dollar; nil: without end.
    /// - Throws: `StoreError` `.duplicate` when the name is taken.
    package func createAccount(named name: String, credit: Int64? = nil) async throws -> Account {
        let account = try open(accountNamed: name, credit: credit).account
        try await store.createAccount(account, keys: [])
        return account
    }

    package func credit(of principal: Principal) async throws -> Credit {
        try await account(principal.account).credit
    }

    /// - Throws: `StoreError` `.notFound`.
    package func changeCredit(of account: AccountID, _ change: CreditChange) async throws -> Credit {
        try await store.changeCredit(of: account, change)
    }
}
