// SPDX-License-Identifier: Apache-2.0

/// Assets that show one person, verified or virtual.
package struct AssetGroup: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Made only by a verification.
        case livenessFace = "LivenessFace"
        /// A virtual person's, made by the client.
        case aigc = "AIGC"
    }

    package let id: GroupID
    package let account: AccountID
    package let project: ProjectName
    package let kind: Kind
    /// At most 64 characters; may be empty.
    package var name: String
    /// At most 300 characters; may be empty.
    package var description: String
    /// The person's sealed face (built-in engine only), row `groups.template:<id>`.
    package let template: Sealed?
    package let consent: ConsentRecord?
    package let licence: Licence
    /// Since when nothing may be made of it any more: the person's consent has ended.
    package let withdrawnAt: Timestamp?
    package let createdAt: Timestamp
    package var updatedAt: Timestamp

    package init(
        id: GroupID, account: AccountID, project: ProjectName, kind: Kind, name: String, description: String,
        template: Sealed? = nil, consent: ConsentRecord? = nil, licence: Licence = .open, withdrawnAt: Timestamp? = nil,
        createdAt: Timestamp,
        updatedAt: Timestamp
    ) {
        self.id = id
        self.account = account
        self.project = project
        self.kind = kind
        self.name = name
        self.description = description
        self.template = template
        self.consent = consent
        self.licence = licence
        self.withdrawnAt = withdrawnAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
