// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import StoreSQL

/// An account and tasks of it, for tests that need rows of any kind.
struct StoreRows: Sendable {
    let now = Timestamp(seconds: 1_773_806_230)
    let account = AccountID(rawValue: "acct_1")

    func addAccount(to store: SQLStore) async throws {
        let secret = Sealed(bytes: Data([1]))
        try await store.createAccount(
            Account(id: account, name: "acme", webhookSecret: secret, createdAt: now), keys: [])
    }

    func makeTask(account: AccountID? = nil) -> DurableTask {
        DurableTask(
            id: .make(at: now), account: account ?? self.account, project: .default, status: .pending,
            input: .verification(.make(at: now)), runAfter: now, deadline: now + .seconds(60), createdAt: now,
            estimatedSeconds: 1)
    }

    func claim(from store: SQLStore, limit: Int = 10) async throws -> [ClaimedTask] {
        try await store.claimTasks(.verification, limit: limit, worker: "w1", leaseFor: .seconds(15), now: now)
    }
}
