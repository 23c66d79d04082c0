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
}
