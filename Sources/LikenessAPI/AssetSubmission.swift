// SPDX-License-Identifier: Apache-2.0

/// Step 3 of `…/real-avatar`, and `POST …/private-avatar`: files to be reviewed (contract/apimart.md 1.4 and 2.1).
public struct AssetSubmission: Sendable, Equatable, Codable {
    public var groupID: String?
    /// A new group, instead of `groupID`; only on `private-avatar`.
    public var group: NewGroup?
    public var projectName: String?
    /// Nil: judged by the bytes on `real-avatar`, an image on `private-avatar`.
    public var assetType: AssetType?
    /// 1 to 20.
    public var assets: [NewAsset]
    /// Picks the limits of length.
    public var model: String?

    public init(
        groupID: String? = nil, group: NewGroup? = nil, assets: [NewAsset], assetType: AssetType? = nil,
        projectName: String? = nil
    ) {
        self.groupID = groupID
        self.group = group
        self.assets = assets
        self.assetType = assetType
        self.projectName = projectName
    }

    enum CodingKeys: String, CodingKey {
        case group, assets, model
        case groupID = "group_id"
        case projectName = "project_name"
        case assetType = "asset_type"
    }
}

/// What an asset is.
public enum AssetType: String, Sendable, Codable, CaseIterable {
    case image = "Image"
    case video = "Video"
    case audio = "Audio"
}

/// One file of a submission.
public struct NewAsset: Sendable, Equatable, Codable {
    public var url: String
    /// At most 64 characters.
    public var name: String?

    public init(url: String, name: String? = nil) {
        self.url = url
        self.name = name
    }
}

/// A group to be made with the submission.
public struct NewGroup: Sendable, Equatable, Codable {
    public var name: String?
    public var description: String?

    public init(name: String? = nil, description: String? = nil) {
        self.name = name
        self.description = description
    }
}
