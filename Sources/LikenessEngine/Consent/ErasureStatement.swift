// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What a proof of erasure says. `LikenessAPI.ErasureProof` reads the same.
struct ErasureStatement: Encodable {
    static let type = "likeness-erasure-proof"

    struct Deleted: Encodable {
        let templates: Int
        let assets: Int
        let files: Int
        let blobs: Int
        let videos: Int
        let upstreamObjects: Int

        enum CodingKeys: String, CodingKey {
            case templates, assets, files, blobs, videos
            case upstreamObjects = "upstream_objects"
        }
    }

    struct Found: Encodable {
        let groups: Int
        let assets: Int
        let files: Int
        let upstreamObjects: Int
        let blobs: Int
        /// The same bytes, held by somebody else too.
        let sharedBlobs: Int

        enum CodingKeys: String, CodingKey {
            case groups, assets, files, blobs
            case upstreamObjects = "upstream_objects"
            case sharedBlobs = "shared_blobs"
        }
    }

    let iss: String
    let iat: Int64
    let groupID: String
    let accountID: String
    let receiptSHA256: String
    let endedAt: Int64
    let endedBy: String
    let erasedAt: Int64
    let deleted: Deleted
    /// What a scan of store and files found afterwards.
    let found: Found

    enum CodingKeys: String, CodingKey {
        case iss, iat, deleted, found
        case groupID = "group_id"
        case accountID = "account_id"
        case receiptSHA256 = "receipt_sha256"
        case endedAt = "ended_at"
        case endedBy = "ended_by"
        case erasedAt = "erased_at"
    }

    init(
        _ consent: Consent, _ ending: Consent.Ending, _ inventory: ErasureInventory, _ remains: ErasureRemains,
        issuer: PublicAddress, at now: Timestamp
    ) {
        self.iss = issuer.url
        self.iat = now.seconds
        self.groupID = consent.group.rawValue
        self.accountID = consent.account.rawValue
        self.receiptSHA256 = ReceiptStatement.digest(consent.receipt)
        self.endedAt = ending.at.seconds
        self.endedBy = ending.by.rawValue
        self.erasedAt = now.seconds
        self.deleted = Deleted(
            templates: inventory.hadTemplate ? 1 : 0, assets: inventory.assets, files: inventory.files.count,
            blobs: inventory.blobs.count - remains.sharedBlobs, videos: inventory.videos,
            upstreamObjects: inventory.registrations)
        self.found = Found(
            groups: remains.groups, assets: remains.assets, files: remains.files,
            upstreamObjects: remains.registrations, blobs: remains.blobs, sharedBlobs: remains.sharedBlobs)
    }
}
