// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whose something is: resources of another account or project don't exist.
struct Owner: Equatable, Hashable {
    let accessKey: String
    let project: String
}

struct VendorSession {
    enum Outcome: Equatable {
        case open
        case passed(group: String)
        /// The link is dead; the token says nothing about it.
        case failed
    }

    let token: String
    /// What the link has in place of the token.
    let page: String
    let owner: Owner
    let callbackURL: String
    let expiresAt: Timestamp
    let linkExpiresAt: Timestamp
    var outcome = Outcome.open
    /// How often its token has told the group.
    var reads = 0
}

struct VendorGroup {
    enum Kind: String {
        case person = "LivenessFace"
        case virtual = "AIGC"
    }

    let id: String
    let owner: Owner
    let kind: Kind
    var name: String
    var description: String
    let createdAt: Timestamp
    var updatedAt: Timestamp
}

struct VendorAsset {
    let id: String
    let owner: Owner
    let group: String
    let type: String
    var name: String
    let url: String
    let strategy: String
    let createdAt: Timestamp
    var updatedAt: Timestamp
    let readyAt: Timestamp
    /// What comes of it: nil for Active.
    let failure: (code: String, message: String)?
    /// GetAsset doesn't find it so often yet.
    var invisibleReads: Int
    var usedAt: Timestamp?

    func status(at now: Timestamp) -> String {
        guard now >= readyAt else { return "Processing" }
        return failure == nil ? "Active" : "Failed"
    }
}
