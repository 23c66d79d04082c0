// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func keyFingerprint(orKeep fingerprint: String) async throws(StoreError) -> String {
        try await write("key_fingerprint") { database, _ in
            try database.post(
                "INSERT INTO installation (name, value) VALUES ('key_fingerprint', ?) ON CONFLICT DO NOTHING",
                [fingerprint])
            let row = try database.first("SELECT value FROM installation WHERE name = 'key_fingerprint'")
            guard let row else { throw StoreError(.corrupt, statement: "key_fingerprint") }
            return try row.text("value")
        }
    }
}
