// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func takeClaim(_ claim: IdempotencyClaim, lease: Duration, now: Timestamp) async throws(StoreError)
        -> IdempotencyDecision
    {
        try await write("take_claim") { database, _ in
            let taken = try database.run(
                """
                INSERT INTO idempotency (account, method, path, key, body_hash, taken_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (account, method, path, key) DO UPDATE SET taken_at = excluded.taken_at
                WHERE idempotency.body_hash = excluded.body_hash AND idempotency.answer_id IS NULL
                AND idempotency.taken_at <= ?
                """, claim.scope + [claim.bodyHash, now, now - lease])
            if taken == 1 { return .proceed }
            let row = try database.first(
                "SELECT * FROM idempotency WHERE account = ? AND method = ? AND path = ? AND key = ?", claim.scope)
            guard let row else { return .inProgress }
            guard try row.text("body_hash") == claim.bodyHash else { return .reusedWithOtherBody }
            return try IdempotentAnswer(row: row).map { .replay($0) } ?? .inProgress
        }
    }

    package func releaseClaim(_ claim: IdempotencyClaim) async throws(StoreError) {
        try await write("release_claim") { database, _ in
            try database.post(
                """
                DELETE FROM idempotency WHERE account = ? AND method = ? AND path = ? AND key = ?
                AND body_hash = ? AND answer_id IS NULL
                """, claim.scope + [claim.bodyHash])
        }
    }

    package func purgeClaims(before time: Timestamp) async throws(StoreError) -> Int {
        try await write("purge_claims") { database, _ in
            try database.run("DELETE FROM idempotency WHERE answer_id IS NOT NULL AND taken_at < ?", [time])
        }
    }
}

extension IdempotencyClaim {
    fileprivate var scope: SQLArguments { [account, method, path, key] }

    /// Makes the lease of the claim begin anew, in the transaction of a part of what the request does.
    /// - Throws: `StoreError` `.conflict` when another request has completed the claim meanwhile, or gave it back.
    func keep(at now: Timestamp, on database: any SQLConnection) throws {
        try database.post(
            """
            UPDATE idempotency SET taken_at = ?
            WHERE account = ? AND method = ? AND path = ? AND key = ? AND body_hash = ? AND answer_id IS NULL
            """, [now] + scope + [bodyHash], changingOneElse: StoreError(.conflict, statement: "keep_claim"))
    }

    /// Writes what the request made, in the transaction that makes it.
    /// - Throws: `StoreError` `.conflict` when another request completed the claim meanwhile, or gave it back.
    func complete(with answer: IdempotentAnswer, on database: any SQLConnection) throws {
        let (kind, id) = answer.columns
        try database.post(
            """
            UPDATE idempotency SET answer_kind = ?, answer_id = ?
            WHERE account = ? AND method = ? AND path = ? AND key = ? AND body_hash = ? AND answer_id IS NULL
            """, [kind, id] + scope + [bodyHash], changingOneElse: StoreError(.conflict, statement: "complete_claim"))
    }
}

extension IdempotentAnswer {
    fileprivate init?(row: SQLRow) throws {
        guard let kind = try row.optionalText("answer_kind"), let id = try row.optionalText("answer_id") else {
            return nil
        }
        switch kind {
        case "task": self = .task(TaskID(rawValue: id))
        case "group": self = .group(GroupID(rawValue: id))
        case "file": self = .file(FileID(rawValue: id))
        case "account": self = .account(AccountID(rawValue: id))
        case "delivery": self = .delivery(DeliveryID(rawValue: id))
        case "resent": self = .resent(Int(id) ?? 0)
        // Of a newer release, which is being brought in beside this one and can answer.
        default: throw StoreError(.unavailable, statement: "take_claim")
        }
    }

    fileprivate var columns: (kind: String, id: String) {
        switch self {
        case .task(let id): ("task", id.rawValue)
        case .group(let id): ("group", id.rawValue)
        case .file(let id): ("file", id.rawValue)
        case .account(let id): ("account", id.rawValue)
        case .delivery(let id): ("delivery", id.rawValue)
        case .resent(let count): ("resent", "\(count)")
        }
    }
}
