// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import LikenessCore
import LikenessTesting
import StoreSQL
import StoreSQLite

/// A database file of one test, and the rows that it needs.
struct StoreFile: Sendable {
    let path: String
    let now = Timestamp(seconds: 1_773_806_230)
    let account = AccountID(rawValue: "acct_1")

    static func with(_ body: (StoreFile) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            try await body(StoreFile(path: "\(folder.path)/likeness.sqlite"))
        }
    }

    func sibling(_ name: String) -> StoreFile {
        StoreFile(path: path.replacing("likeness.sqlite", with: name))
    }

    /// The file as any SQLite program sees it.
    func raw() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    func addTask(to store: SQLStore, account: AccountID? = nil) async throws -> TaskID {
        if try await store.account(self.account) == nil {
            let secret = Sealed(bytes: Data([1]))
            try await store.createAccount(
                Account(id: self.account, name: "acme", webhookSecret: secret, createdAt: now), keys: [])
        }
        let task = makeTask(account: account)
        try await store.createTask(task, claim: nil)
        return task.id
    }

    func makeTask(id: TaskID? = nil, account: AccountID? = nil) -> DurableTask {
        DurableTask(
            id: id ?? .make(at: now), account: account ?? self.account, project: .default, status: .pending,
            input: .verification(.make(at: now)), runAfter: now, deadline: now + .seconds(60), createdAt: now,
            estimatedSeconds: 1)
    }

    func claim(from store: SQLStore, limit: Int = 10) async throws -> [ClaimedTask] {
        try await store.claimTasks(.verification, limit: limit, worker: "w1", leaseFor: .seconds(15), now: now)
    }
}
