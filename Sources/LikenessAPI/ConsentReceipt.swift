// SPDX-License-Identifier: Apache-2.0

/// What the receipt of a consent says: the payload of the JSON Web Signature (EdDSA) that the person, the account and
/// the notification `verification.completed` have. Its header's `typ` is `likeness-consent-receipt`, its `kid` names a
/// key at `/.well-known/likeness-receipts.json`. Times are Unix seconds.
public struct ConsentReceipt: Sendable, Equatable, Codable {
    /// Who asked.
    public struct Asker: Sendable, Equatable, Codable {
        /// `acct_…`
        public var id: String
        /// As the person saw it.
        public var name: String
    }

    /// The text that the person agreed to.
    public struct Text: Sendable, Equatable, Codable {
        /// Such as `2026-11-2`.
        public var version: String
        /// Of its paragraphs joined by empty lines, hexadecimal.
        public var sha256: String
        /// `en`, `zh` or `zh-Hant`.
        public var language: String
    }

    /// How it was seen that the person is there.
    public struct Check: Sendable, Equatable, Codable {
        /// `active_challenge`: by the server itself, an active check and no certified one; `provider`: elsewhere.
        public var kind: String
        /// `ark` or `apimart`; nil for a check by the server itself.
        public var provider: String?
        /// The provider's id of its answer.
        public var requestID: String?

        enum CodingKeys: String, CodingKey {
            case kind, provider
            case requestID = "request_id"
        }
    }

    /// The server that asked, by its address.
    public var iss: String
    /// When the receipt was made.
    public var iat: Int64
    /// The group that stands for the person.
    public var groupID: String
    /// Who asked.
    public var account: Asker
    /// For which project.
    public var projectName: String
    /// `video_with_likeness`
    public var purpose: String
    /// Nil where a provider showed a text of its own.
    public var text: Text?
    /// When the person agreed.
    public var consentedAt: Int64
    /// When the check was passed.
    public var verifiedAt: Int64
    /// How it was checked.
    public var check: Check
    /// What the person agreed to.
    public var licence: ConsentLicence

    enum CodingKeys: String, CodingKey {
        case iss, iat, account, purpose, text, check, licence
        case groupID = "group_id"
        case projectName = "project_name"
        case consentedAt = "consented_at"
        case verifiedAt = "verified_at"
    }
}

/// What a proof of erasure says: the payload of a JSON Web Signature as ``ConsentReceipt``'s, `typ`
/// `likeness-erasure-proof`.
public struct ErasureProof: Sendable, Equatable, Codable {
    /// How many things of each sort.
    public struct Count: Sendable, Equatable, Codable {
        /// Face templates; in what was deleted.
        public var templates: Int?
        /// Groups; in what was found afterwards.
        public var groups: Int?
        /// Photos, clips and sounds.
        public var assets: Int
        /// Addresses of files: uploads and videos.
        public var files: Int
        /// Contents of files.
        public var blobs: Int
        /// Videos; in what was deleted.
        public var videos: Int?
        /// What a provider kept.
        public var upstreamObjects: Int
        /// Contents that stay because somebody else has the same file; in what was found afterwards.
        public var sharedBlobs: Int?

        enum CodingKeys: String, CodingKey {
            case templates, groups, assets, files, blobs, videos
            case upstreamObjects = "upstream_objects"
            case sharedBlobs = "shared_blobs"
        }
    }

    /// The server that deleted it, by its address.
    public var iss: String
    /// When the proof was made, Unix seconds.
    public var iat: Int64
    /// The group that stood for the person.
    public var groupID: String
    /// Whose it was.
    public var accountID: String
    /// SHA-256 of the receipt's text, hexadecimal.
    public var receiptSHA256: String
    /// When the consent ended, Unix seconds.
    public var endedAt: Int64
    /// Who ended it.
    public var endedBy: ConsentAnswer.Ender
    /// When the last of it was gone, Unix seconds.
    public var erasedAt: Int64
    /// What was deleted.
    public var deleted: Count
    /// What a scan found afterwards.
    public var found: Count

    enum CodingKeys: String, CodingKey {
        case iss, iat, deleted, found
        case groupID = "group_id"
        case accountID = "account_id"
        case receiptSHA256 = "receipt_sha256"
        case endedAt = "ended_at"
        case endedBy = "ended_by"
        case erasedAt = "erased_at"
    }
}
