// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func createAccount(_ account: Account, keys: [APIKey]) async throws(StoreError) {
        try await write("create_account") { database, _ in
            try database.post(
                "INSERT INTO accounts (id, name, webhook_secret, credit_granted, created_at) VALUES (?, ?, ?, ?, ?)",
                [account.id, account.name, account.webhookSecret, account.credit.granted, account.createdAt])
            for key in keys { try key.insert(on: database) }
        }
    }

    package func account(named name: String) async throws(StoreError) -> Account? {
        try await lookUp("account_named") {
            try $0.first("SELECT * FROM accounts WHERE name = ?", [name]).map(Account.init(row:))
        }
    }

    package func account(_ id: AccountID) async throws(StoreError) -> Account? {
        try await lookUp("account") {
            try $0.first("SELECT * FROM accounts WHERE id = ?", [id]).map(Account.init(row:))
        }
    }

    package func hasNoAccounts() async throws(StoreError) -> Bool {
        try await lookUp("has_no_accounts") { try $0.first("SELECT 1 AS found FROM accounts LIMIT 1") == nil }
    }

    package func addKey(_ key: APIKey) async throws(StoreError) {
        try await write("add_key") { database, _ in try key.insert(on: database) }
    }

    package func activeKey(_ digest: TokenDigest) async throws(StoreError) -> APIKey? {
        try await lookUp("active_key") {
            try $0.first("SELECT * FROM api_keys WHERE digest = ? AND revoked_at IS NULL", [digest])
                .map(APIKey.init(row:))
        }
    }

    package func keys() async throws(StoreError) -> [(key: APIKey, accountName: String)] {
        try await read("keys") { database in
            let rows = try database.all(
                """
                SELECT api_keys.*, accounts.name AS account_name
                FROM api_keys JOIN accounts ON accounts.id = api_keys.account ORDER BY api_keys.seq
                """)
            return try rows.map { (try APIKey(row: $0), try $0.text("account_name")) }
        }
    }

    package func knownKey(_ id: APIKeyID) async throws(StoreError) -> APIKey? {
        try await lookUp("known_key") {
            try $0.first("SELECT * FROM api_keys WHERE id = ?", [id]).map(APIKey.init(row:))
        }
    }

    package func keys(of account: AccountID?, before last: APIKeyID?, limit: Int) async throws(StoreError)
        -> [APIKey]
    {
        try await read("list_keys") { database in
            var condition = SQLCondition()
            condition.add("account", equals: account)
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT * FROM api_keys WHERE \(condition.sql) ORDER BY id DESC LIMIT ?", condition.values + [limit]
            ).map(APIKey.init(row:))
        }
    }

    package func rotateWebhookSecret(
        of account: AccountID, to secret: Sealed, keepingOldUntil until: Timestamp, unlessRotating now: Timestamp?,
        claim: IdempotencyClaim?
    ) async throws(StoreError) -> Bool {
        try await write("rotate_webhook_secret") { database, _ in
            let changed = try database.run(
                """
                UPDATE accounts SET previous_secret = webhook_secret, previous_until = ?1, webhook_secret = ?2
                WHERE id = ?3 AND (?4 IS NULL OR previous_until IS NULL OR previous_until <= ?4)
                """, [until, secret, account, now])
            if changed == 0, try database.first("SELECT 1 AS found FROM accounts WHERE id = ?", [account]) == nil {
                throw StoreError(.notFound, statement: "rotate_webhook_secret")
            }
            try claim?.complete(with: .account(account), on: database)
            return changed == 1
        }
    }

    package func setEventsURL(_ url: String?, of account: AccountID) async throws(StoreError) {
        try await write("set_events_url") { database, _ in
            try database.post(
                "UPDATE accounts SET events_url = ? WHERE id = ?", [url, account],
                changingOneElse: StoreError(.notFound, statement: "set_events_url"))
        }
    }

    package func revokeKey(_ id: APIKeyID, now: Timestamp) async throws(StoreError) {
        try await write("revoke_key") { database, _ in
            try database.post(
                "UPDATE api_keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", [now, id],
                changingOneElse: StoreError(.notFound, statement: "revoke_key"))
        }
    }
}

extension Account {
    init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), name: try row.text("name"), webhookSecret: try row.sealed("webhook_secret"),
            previousSecret: try PreviousSecret(row: row), eventsURL: try row.optionalText("events_url"),
            credit: Credit(
                granted: try row.optionalInteger("credit_granted").map(Int64.init),
                used: Int64(try row.integer("credit_used")), reserved: Int64(try row.integer("credit_reserved"))),
            createdAt: try row.time("created_at"))
    }
}

extension Account.PreviousSecret {
    fileprivate init?(row: SQLRow) throws {
        guard let secret = try row.optionalSealed("previous_secret"), let until = try row.optionalTime("previous_until")
        else { return nil }
        self.init(secret: secret, until: until)
    }
}

extension APIKey {
    fileprivate init(row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.id("account"), digest: try row.digest("digest"),
            hint: try row.text("hint"), isAdmin: try row.flag("is_admin"), label: try row.text("label"),
            grant: try row.optionalText("reach").map { try jsonValue($0, column: "reach") } ?? .everything,
            createdAt: try row.time("created_at"), revokedAt: try row.optionalTime("revoked_at"))
    }

    fileprivate func insert(on database: any SQLConnection) throws {
        try database.post(
            """
            INSERT INTO api_keys (id, account, digest, hint, is_admin, label, reach, created_at, revoked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, account, digest, hint, isAdmin, label, grant == .everything ? nil : try jsonText(grant), createdAt,
                revokedAt,
            ])
    }
}
