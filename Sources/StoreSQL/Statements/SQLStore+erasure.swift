// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension SQLStore {
    package func claimErasures(limit: Int, leaseFor: Duration, now: Timestamp) async throws(StoreError)
        -> [ClaimedErasure]
    {
        try await write("claim_erasures") { database, _ in
            try database.all(
                """
                WITH due AS MATERIALIZED (
                    SELECT group_id FROM consents
                    WHERE erase_at <= ?2 AND erased_at IS NULL AND (lease_until IS NULL OR lease_until <= ?2)
                    ORDER BY erase_at LIMIT ?3 \(database.dialect.skippingLocked))
                UPDATE consents SET fencing_token = fencing_token + 1, lease_until = ?1
                WHERE group_id IN (SELECT group_id FROM due)
                RETURNING *
                """, [now + leaseFor, now, limit]
            ).map(ClaimedErasure.init(row:))
        }
    }

    package func takeOut(_ claimed: ClaimedErasure, now: Timestamp) async throws(StoreError) -> ErasureInventory {
        try await write("take_out") { database, effects in
            let row = try database.first(
                """
                SELECT * FROM consents WHERE group_id = ? AND fencing_token = ? AND lease_until IS NOT NULL
                \(database.dialect.lockingRows)
                """, claimed.arguments)
            guard let row else { throw StoreError(.conflict, statement: "take_out") }
            guard let inventory = try ClaimedErasure(row: row).inventory else {
                return try database.takeOut(claimed.consent, at: now, &effects)
            }
            return try database.goOn(claimed.consent, inventory)
        }
    }

    package func unusedBlobs(among blobs: [BlobKey]) async throws(StoreError) -> [BlobKey] {
        try await read("unused_among") { database in
            try database.all(
                """
                SELECT blob FROM released_blobs
                WHERE blob IN (\(database.dialect.elementsOfList)) AND NOT \(blobIsUsed) ORDER BY blob
                """, [try jsonText(blobs)]
            ).map { try $0.blobKey("blob") }
        }
    }

    package func remains(of group: GroupID, _ inventory: ErasureInventory) async throws(StoreError)
        -> ErasureRemains
    {
        try await read("erasure_remains") { database in
            func count(_ table: String, _ condition: String, _ values: SQLArguments) throws -> Int {
                try database.first("SELECT count(*) AS number FROM \(table) WHERE \(condition)", values)?
                    .integer("number") ?? 0
            }
            let list = database.dialect.elementsOfList
            let blobs: SQLArguments = [try jsonText(inventory.blobs)]
            let held = """
                (EXISTS (SELECT 1 FROM assets WHERE assets.blob = released_blobs.blob)
                OR EXISTS (SELECT 1 FROM files WHERE files.blob = released_blobs.blob AND files.has_bytes))
                """
            let users = "SELECT task FROM face_uses WHERE group_id = ?"
            return ErasureRemains(
                tasks: try count("tasks", "due_at IS NOT NULL AND id IN (\(users))", [group])
                    + count("retained_blobs", "task IN (\(users))", [group]),
                groups: try count("groups", "id = ?", [group]),
                assets: try count("assets", "group_id = ?", [group]),
                files: try count("files", "has_bytes AND id IN (\(list))", [try jsonText(inventory.files)]),
                registrations: try count("registrations", "group_id = ?", [group]),
                blobs: try count("released_blobs", "blob IN (\(list)) AND NOT \(held)", blobs),
                sharedBlobs: try count("released_blobs", "blob IN (\(list)) AND \(held)", blobs))
        }
    }

    package func putOffErasure(_ claimed: ClaimedErasure, until time: Timestamp) async throws(StoreError) {
        try await write("put_off_erasure") { database, _ in
            try database.post(
                "UPDATE consents SET lease_until = ? WHERE group_id = ? AND fencing_token = ?",
                [time] + claimed.arguments)
        }
    }

    package func recordErasure(
        _ claimed: ClaimedErasure, _ erasure: Consent.Erasure, delivery: Delivery?, entry: AuditEntry
    ) async throws(StoreError) {
        try await write("record_erasure") { database, effects in
            try database.post(
                """
                UPDATE consents SET erased_at = ?, proof = ?, lease_until = NULL
                WHERE group_id = ? AND fencing_token = ? AND erased_at IS NULL
                """, [erasure.at, erasure.proof] + claimed.arguments,
                changingOneElse: StoreError(.conflict, statement: "record_erasure"))
            try delivery?.insert(on: database)
            try entry.insert(on: database, &effects)
            if delivery != nil { effects.tell(.deliveryDue) }
        }
    }
}

extension ClaimedErasure {
    fileprivate init(row: SQLRow) throws {
        self.init(
            consent: try Consent(row: row), inventory: try row.optionalJSON("inventory"),
            fencingToken: Int64(try row.integer("fencing_token")))
    }

    fileprivate var arguments: SQLArguments { [consent.group, fencingToken] }
}

extension SQLConnection {
    /// Counts all that there is of a person, writes it on the consent, and deletes the rows.
    func takeOut(_ consent: Consent, at now: Timestamp, _ effects: inout WriteEffects) throws -> ErasureInventory {
        let inventory = try count(consent)
        let list = dialect.elementsOfList
        try post(
            "UPDATE consents SET inventory = ? WHERE group_id = ?", [try jsonText(inventory), consent.group])
        for blob in inventory.blobs { try releaseBlob(blob) }
        try post(
            """
            UPDATE files SET has_bytes = FALSE, expires_at = CASE WHEN expires_at < ?1 THEN expires_at ELSE ?1 END
            WHERE id IN (\(list.replacing("?", with: "?2")))
            """, [now, try jsonText(inventory.files)])
        try post("DELETE FROM assets WHERE group_id = ?", [consent.group])
        try post("DELETE FROM groups WHERE id = ?", [consent.group])
        try removeRegistrations(where: "group_id = ?", [consent.group])
        effects.tell(.registrationDue)
        effects.tell(.erasureDue)
        return inventory
    }

    /// What a step that was under way at the taking out has made or wanted since.
    fileprivate func goOn(_ consent: Consent, _ noted: ErasureInventory) throws -> ErasureInventory {
        try removeRegistrations(where: "group_id = ? AND state <> 'removing'", [consent.group])
        var inventory = noted
        inventory.blobs = Set(noted.blobs + (try retained(for: consent.group))).sorted { $0.hex < $1.hex }
        guard inventory != noted else { return noted }
        for blob in Set(inventory.blobs).subtracting(noted.blobs) { try releaseBlob(blob) }
        try post(
            "UPDATE consents SET inventory = ? WHERE group_id = ?", [try jsonText(inventory), consent.group])
        return inventory
    }

    private func count(_ consent: Consent) throws -> ErasureInventory {
        // Locked, so that no asset is added to it meanwhile.
        let group = try first("SELECT * FROM groups WHERE id = ? \(dialect.lockingRows)", [consent.group])
            .map { try AssetGroup(row: $0) }
        let assets = try all("SELECT * FROM assets WHERE group_id = ?", [consent.group]).map(Asset.init(row:))
        let videos = group?.licence.erasesVideos ?? true ? try madeVideos(of: consent.group) : []
        let candidates = Set(assets.compactMap(\.uploadedFile) + videos.flatMap(\.files))
        // The same photo, uploaded again, is the person's too. Videos are told apart: a licence may let them stay.
        let list = dialect.elementsOfList
        let files = try all(
            """
            SELECT * FROM files WHERE account = ?1 AND has_bytes AND (id IN (\(list.replacing("?", with: "?2")))
                OR (purpose = 'upload' AND blob IN (SELECT blob FROM assets WHERE group_id = ?3 AND blob IS NOT NULL
                    UNION SELECT blob FROM files WHERE purpose = 'upload' AND id IN (\(list.replacing("?", with: "?2"))))))
            ORDER BY id
            """, [consent.account, try jsonText(candidates.sorted()), consent.group]
        ).map(StoredFile.init(row:))
        // The group itself can't be deleted at a provider, and what has not been sent is not there.
        let registrations = try first(
            """
            SELECT count(*) AS number FROM registrations
            WHERE group_id = ? AND object_kind = 'asset' AND (upstream_id IS NOT NULL OR intent_at IS NOT NULL)
            """, [consent.group])
        let blobs = Set(assets.compactMap(\.blob) + files.map(\.blob.key) + (try retained(for: consent.group)))
        return ErasureInventory(
            assets: assets.count, files: files.map(\.id), blobs: blobs.sorted { $0.hex < $1.hex },
            videos: videos.count, registrations: try registrations?.integer("number") ?? 0,
            hadTemplate: group?.template != nil)
    }

    /// What reviews and videos of the person have fetched or made and not let go of.
    private func retained(for group: GroupID) throws -> [BlobKey] {
        try all(
            """
            SELECT blob FROM retained_blobs WHERE task IN (SELECT task FROM face_uses WHERE group_id = ?1)
                OR task IN (SELECT task FROM assets WHERE group_id = ?1)
            """, [group]
        ).map { try $0.blobKey("blob") }
    }

    private func madeVideos(of group: GroupID) throws -> [VideoReport] {
        try all(
            """
            SELECT \(DurableTask.columns) FROM tasks
            WHERE id IN (SELECT task FROM face_uses WHERE group_id = ?) AND outcome IS NOT NULL
            """, [group]
        ).compactMap { row in
            if case .video(let report)? = try DurableTask(row: row).outcome { report } else { nil }
        }
    }
}

extension Asset {
    /// The upload that it was made from, if its address was one of ours: `…/f/image/file_<ULID>-<name>?…`.
    fileprivate var uploadedFile: FileID? {
        guard let name = sourceURL.firstMatch(of: /\/f\/[a-z]+\/(file_[0-9A-Z]{26})-/) else { return nil }
        return FileID(rawValue: String(name.1))
    }

    fileprivate var blob: BlobKey? {
        if case .active(let key, _) = status { key } else { nil }
    }
}

extension VideoReport {
    fileprivate var files: [FileID] { [video, thumbnail] + (lastFrame.map { [$0] } ?? []) }
}
