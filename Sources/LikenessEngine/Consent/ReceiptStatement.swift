// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// What a consent's receipt says. `LikenessAPI.ConsentReceipt` reads the same.
struct ReceiptStatement: Encodable {
    static let type = "likeness-consent-receipt"

    struct Asker: Encodable {
        let id: String
        let name: String
    }

    struct Text: Encodable {
        let version: String
        let sha256: String
        let language: String
    }

    struct Check: Encodable {
        /// `active_challenge`: ours; `provider`: somebody else's, which `provider` names.
        let kind: String
        let provider: String?
        let requestID: String?

        enum CodingKeys: String, CodingKey {
            case kind, provider
            case requestID = "request_id"
        }
    }

    /// The server that asked.
    let iss: String
    let iat: Int64
    let groupID: String
    let account: Asker
    let projectName: String
    /// What the face may be used for, in the one word that there is.
    let purpose = "video_with_likeness"
    /// Nil where a provider showed its own text, which we never saw.
    let text: Text?
    let consentedAt: Int64
    let verifiedAt: Int64
    let check: Check
    let licence: LicenceStatement

    enum CodingKeys: String, CodingKey {
        case iss, iat, account, purpose, text, check, licence
        case groupID = "group_id"
        case projectName = "project_name"
        case consentedAt = "consented_at"
        case verifiedAt = "verified_at"
    }

    init(_ group: AssetGroup, _ consent: ConsentRecord, asker: String, issuer: PublicAddress) {
        self.iss = issuer.url
        self.iat = group.createdAt.seconds
        self.groupID = group.id.rawValue
        self.account = Asker(id: group.account.rawValue, name: asker)
        self.projectName = group.project.rawValue
        self.consentedAt = consent.givenAt.seconds
        self.verifiedAt = group.createdAt.seconds
        self.licence = LicenceStatement(group.licence)
        if let version = consent.textVersion, let hash = consent.textHash, let language = consent.language {
            self.text = Text(version: version, sha256: hash, language: language)
        } else {
            self.text = nil
        }
        self.check =
            consent.collectedBy == .likeness
            ? Check(kind: "active_challenge", provider: nil, requestID: nil)
            : Check(kind: "provider", provider: consent.collectedBy.rawValue, requestID: consent.requestID)
    }

    /// What a receipt is named by elsewhere: in the log, in proofs, in videos.
    static func digest(_ receipt: String) -> String { SHA256.hash(data: Array(receipt.utf8)).hex }
}

/// A licence in a statement; a limit that is not there is left out.
struct LicenceStatement: Encodable {
    let until: Int64?
    let projects: [String]?
    let models: [String]?
    let keys: [String]?
    let mostVideos: Int?
    let blockedWords: [String]
    let erasesVideos: Bool

    enum CodingKeys: String, CodingKey {
        case until, projects, models, keys
        case mostVideos = "max_videos"
        case blockedWords = "blocked_words"
        case erasesVideos = "erase_videos"
    }

    init(_ licence: Licence) {
        self.until = licence.until?.seconds
        self.projects = licence.projects?.map(\.rawValue)
        self.models = licence.models?.map(\.rawValue)
        self.keys = licence.keys?.map(\.rawValue)
        self.mostVideos = licence.mostVideos
        self.blockedWords = licence.blockedWords
        self.erasesVideos = licence.erasesVideos
    }
}
