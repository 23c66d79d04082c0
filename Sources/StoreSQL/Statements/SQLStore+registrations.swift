// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func want(_ registrations: [Registration]) async throws(StoreError) {
        try await write("want_registrations") { database, effects in
            for registration in registrations {
                try registration.insert(on: database, dueAt: registration.createdAt)
            }
            effects.tell(.registrationDue)
        }
    }

    package func registrations(of objects: [Registration.Object], at upstream: UpstreamName)
        async throws(StoreError) -> [String: Registration]
    {
        let ids = objects.map(\.id)
        return try await read("registrations") { database in
            let rows = try database.all(
                "SELECT * FROM registrations WHERE upstream = ? AND object IN (\(database.dialect.elementsOfList))",
                [upstream, try jsonText(ids)])
            return try rows.reduce(into: [:]) { found, row in
                let registration = try Registration(row: row)
                found[registration.object.id] = registration
            }
        }
    }

    package func claimRegistrations(at upstream: UpstreamName, limit: Int, leaseFor: Duration, now: Timestamp)
        async throws(StoreError) -> [ClaimedRegistration]
    {
        try await write("claim_registrations") { database, _ in
            try database.all(
                """
                WITH due AS MATERIALIZED (
                    SELECT object FROM registrations
                    WHERE upstream = ?2 AND due_at <= ?3 AND (lease_until IS NULL OR lease_until <= ?3)
                    ORDER BY due_at LIMIT ?4 \(database.dialect.skippingLocked))
                UPDATE registrations SET fencing_token = fencing_token + 1, lease_until = ?1
                WHERE upstream = ?2 AND object IN (SELECT object FROM due)
                RETURNING *
                """, [now + leaseFor, upstream, now, limit]
            ).map {
                ClaimedRegistration(
                    registration: try Registration(row: $0), fencingToken: Int64(try $0.integer("fencing_token")))
            }
        }
    }

    package func renewRegistration(_ claimed: ClaimedRegistration, until: Timestamp) async throws(StoreError) {
        try await write("renew_registration") { database, _ in
            try database.post(
                "UPDATE registrations SET lease_until = ? \(Self.registrationHeld)", [until] + claimed.arguments,
                changingOneElse: StoreError(.conflict, statement: "renew_registration"))
        }
    }

    package func recordIntent(_ claimed: ClaimedRegistration, at now: Timestamp) async throws(StoreError) {
        try await write("record_intent") { database, _ in
            try database.post(
                """
                UPDATE registrations SET intent_at = ?, attempts = attempts + 1
                \(Self.registrationHeld) AND state = 'wanted'
                """, [now] + claimed.arguments, changingOneElse: StoreError(.conflict, statement: "record_intent"))
        }
    }

    package func recordRegistration(_ registration: Registration, fencingToken: Int64, dueAt: Timestamp?)
        async throws(StoreError)
    {
        try await write("record_registration") { database, effects in
            try database.post(
                """
                UPDATE registrations SET upstream_id = ?1, intent_at = ?2, made_at = ?3, lease_until = NULL,
                    rejection = CASE state WHEN 'removing' THEN NULL ELSE ?4 END,
                    attempts = CASE WHEN state = 'removing' AND ?5 <> 'removing' THEN 0 ELSE ?6 END,
                    due_at = CASE WHEN state = 'removing' AND ?5 <> 'removing' THEN 0 ELSE ?7 END,
                    state = CASE state WHEN 'removing' THEN state ELSE ?5 END
                WHERE upstream = ?8 AND object = ?9 AND fencing_token = ?10 AND lease_until IS NOT NULL
                """,
                [
                    registration.upstreamID, registration.intentAt, registration.madeAt, registration.rejection,
                    registration.state, registration.attempts, dueAt, registration.upstream, registration.object.id,
                    fencingToken,
                ], changingOneElse: StoreError(.conflict, statement: "record_registration"))
            effects.tell(.registrationDue)
        }
    }

    package func dropRegistrations(of objects: [Registration.Object], at upstream: UpstreamName)
        async throws(StoreError)
    {
        let ids = objects.map(\.id)
        try await write("drop_registrations") { database, effects in
            try database.removeRegistrations(
                where: "upstream = ? AND object IN (\(database.dialect.elementsOfList))",
                [upstream, try jsonText(ids)])
            effects.tell(.registrationDue)
        }
    }

    package func forgetRegistration(_ claimed: ClaimedRegistration) async throws(StoreError) {
        try await write("forget_registration") { database, _ in
            try database.post("DELETE FROM registrations \(Self.registrationHeld)", claimed.arguments)
        }
    }

    package func doubtRegistrations(of objects: [Registration.Object], at upstream: UpstreamName, now: Timestamp)
        async throws(StoreError)
    {
        let ids = objects.map(\.id)
        try await write("doubt_registrations") { database, effects in
            try database.post(
                """
                UPDATE registrations SET state = 'processing', attempts = 0, due_at = ?
                WHERE upstream = ? AND state = 'active' AND object IN (\(database.dialect.elementsOfList))
                """, [now, upstream, try jsonText(ids)])
            effects.tell(.registrationDue)
        }
    }

    private static let registrationHeld = """
        WHERE upstream = ? AND object = ? AND fencing_token = ? AND lease_until IS NOT NULL
        """
}

extension ClaimedRegistration {
    fileprivate var arguments: SQLArguments { [registration.upstream, registration.object.id, fencingToken] }
}
