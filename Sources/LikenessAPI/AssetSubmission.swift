// SPDX-License-Identifier: Apache-2.0

/// Step 3 of `…/real-avatar`, and `POST …/private-avatar`: files to be reviewed (contract/apimart.md 1.4 and 2.1).
///
/// The answer is a task; what became of each file is in its ``TaskResult/assets``.
public struct AssetSubmission: Sendable, Equatable, Codable {
    /// The group that the files join: on `real-avatar` the one that the person's verification made, and required there.
    /// A group of another project, or of somebody else, is refused like an unknown one: 400, `group_id`.
    public var groupID: String?
    /// A new group, instead of `groupID`; only on `private-avatar`.
    public var group: NewGroup?
    /// The project of the group and the assets, 1 to 64 characters, case-sensitive; nil: `default`.
    public var projectName: String?
    /// One type for all files. Nil: judged by the bytes on `real-avatar`, an image on `private-avatar` (decisions.md,
    /// Steps and ids). A file of another type ends as `TypeMismatch`.
    public var assetType: AssetType?
    /// 1 to 20.
    public var assets: [NewAsset]
    /// Picks the limits of length: 2 to 15 s, for `seedance-2.5` 2 to 30 s. Only on `private-avatar`, and ignored on
    /// the other; nil: 2.0.
    public var model: String?

    /// What is left out is left to the server; `model` has no parameter, since only the newest models need it.
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

/// What an asset is. The formats and limits are those of contract/apimart.md 2.1.
public enum AssetType: String, Sendable, Codable, CaseIterable {
    /// JPEG, PNG, WebP, BMP, TIFF, GIF or HEIC, under 30 MB, each side 300 to 6000 pixels.
    case image = "Image"
    /// MP4 or MOV, at most 200 MB, 24 to 60 frames a second.
    case video = "Video"
    /// WAV or MP3, at most 15 MB. Only of virtual persons: a sound has no face to compare.
    case audio = "Audio"
}

/// One file of a submission.
public struct NewAsset: Sendable, Equatable, Codable {
    /// Where the server fetches it: a public http(s) address, or ``UploadedFile/url``. One that can't be fetched does
    /// not refuse the submission; that asset ends as `DownloadFailed`.
    public var url: String
    /// At most 64 characters.
    public var name: String?

    /// The name is for lists and results; it need not be unique.
    public init(url: String, name: String? = nil) {
        self.url = url
        self.name = name
    }
}

/// A group to be made with the submission.
public struct NewGroup: Sendable, Equatable, Codable {
    /// At most 64 characters (contract/apimart.md 2.1); it need not be unique.
    public var name: String?
    /// At most 300 characters (contract/apimart.md 2.1).
    public var description: String?

    /// With neither, the group has no name and is known by its id alone.
    public init(name: String? = nil, description: String? = nil) {
        self.name = name
        self.description = description
    }
}
