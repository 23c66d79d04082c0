// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

/// A store with one account in it, and the rows that rules put there.
struct StoreBench: Sendable {
    let store: any LikenessStore
    /// 2026-03-18T03:57:10Z.
    let now = Timestamp(seconds: 1_773_806_230)
    let account: AccountID

    init(_ store: any LikenessStore) async throws {
        self.store = store
        self.account = AccountID.make(at: now)
        try await store.createAccount(makeAccount(account, name: "acme"), keys: [])
    }

    func makeAccount(_ id: AccountID, name: String) -> Account {
        Account(id: id, name: name, webhookSecret: sealed("secret"), createdAt: now)
    }

    /// Somebody who must not see anything of `account`.
    func addStranger() async throws -> AccountID {
        let id = AccountID.make(at: now)
        try await store.createAccount(makeAccount(id, name: "stranger"), keys: [])
        return id
    }

    func makeKey(_ token: String, of account: AccountID? = nil) -> APIKey {
        APIKey(
            id: .make(at: now), account: account ?? self.account, digest: digest(token), hint: "sk-…",
            isAdmin: false, createdAt: now)
    }

    func claim(_ key: String = "k-1", body: String = "aa", path: String = "/v1/videos/generations")
        -> IdempotencyClaim
    {
        IdempotencyClaim(account: account, method: "POST", path: path, key: key, bodyHash: body)
    }

    func digest(_ token: String) -> TokenDigest { TokenDigest(of: Secret(token)) }

    func sealed(_ text: String) -> Sealed { Sealed(bytes: Data(text.utf8)) }

    /// A key that 64 hexadecimal digits of `number` make.
    func blob(_ number: UInt8) -> BlobKey { BlobKey(digest: Array(repeating: number, count: 32)) }
}

/// Expects `body` to fail with `code`.
func expectRefusal(
    _ code: StoreError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    let error = await #expect(throws: StoreError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
}
