// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func begin(with fingerprint: String) async throws(StoreError) -> InstallationFacts {
        try await write("begin") { database, _ in
            try database.post("DELETE FROM installation WHERE name = 'copied'", [])
            try database.post(
                "INSERT INTO installation (name, value) VALUES ('key_fingerprint', ?) ON CONFLICT DO NOTHING",
                [fingerprint])
            let facts = try database.all("SELECT name, value FROM installation").reduce(into: [:]) { facts, row in
                facts[try row.text("name")] = try row.text("value")
            }
            guard let kept = facts["key_fingerprint"] else { throw StoreError(.corrupt, statement: "begin") }
            return InstallationFacts(keyFingerprint: kept, movedTo: facts["moved_to"])
        }
    }

    package func keyFingerprint() async throws(StoreError) -> String? {
        try await lookUp("key_fingerprint") { database in
            try database.first("SELECT value FROM installation WHERE name = 'key_fingerprint'", [])?.text("value")
        }
    }

    package func takeBackLeases(now: Timestamp) async throws(StoreError) {
        try await write("take_back_leases") { database, _ in
            try database.post(
                """
                UPDATE tasks SET due_at = ?, worker = NULL, fencing_token = fencing_token + 1
                WHERE due_at IS NOT NULL AND worker IS NOT NULL
                """, [now])
            try database.post("DELETE FROM idempotency WHERE answer_id IS NULL", [])
            try database.post(
                """
                UPDATE deliveries SET lease_until = NULL, next_attempt_at = ?, fencing_token = fencing_token + 1
                WHERE lease_until IS NOT NULL
                """, [now])
            try database.post(
                """
                UPDATE registrations SET lease_until = NULL, fencing_token = fencing_token + 1
                WHERE lease_until IS NOT NULL
                """, [])
            try database.post(
                """
                UPDATE consents SET lease_until = NULL, fencing_token = fencing_token + 1
                WHERE lease_until IS NOT NULL
                """, [])
        }
    }

    package func sharedClock() async throws(StoreError) -> Timestamp? {
        try await lookUp("shared_clock") { database in
            guard let sql = database.dialect.clock else { return nil }
            return try database.first(sql)?.time("now")
        }
    }
}
