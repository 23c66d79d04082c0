// SPDX-License-Identifier: Apache-2.0

/// An asset as the management routes show it (contract/apimart.md 2.4).
public struct LibraryAsset: Sendable, Equatable, Codable {
    /// `asset-` and more; behind `asset://` it is what a video refers to.
    public var id: String
    /// What the submission called it, at most 64 characters; empty for none.
    public var name: String
    /// Nil while it is still to be judged by the file.
    public var assetType: AssetType?
    /// Only an `active` one may be used in a video.
    public var status: ReviewedAsset.Status
    /// Its ``LibraryGroup``; deleting the group deletes the asset.
    public var groupID: String
    /// A preview, valid for 12 hours.
    public var url: String?
    /// `default` unless the submission named another; a video of another project does not find the asset.
    public var projectName: String
    /// RFC 3339.
    public var createTime: String
    /// RFC 3339; the review's end, or a later change of the name.
    public var updateTime: String
    /// Why it failed; nil unless `status` is `failed`.
    public var error: VendorFault?

    /// Times are texts in RFC 3339.
    public init(
        id: String, name: String, assetType: AssetType?, status: ReviewedAsset.Status, groupID: String, url: String?,
        projectName: String, createTime: String, updateTime: String, error: VendorFault?
    ) {
        self.id = id
        self.name = name
        self.assetType = assetType
        self.status = status
        self.groupID = groupID
        self.url = url
        self.projectName = projectName
        self.createTime = createTime
        self.updateTime = updateTime
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case assetType = "AssetType"
        case status = "Status"
        case groupID = "GroupId"
        case url = "URL"
        case projectName = "ProjectName"
        case createTime = "CreateTime"
        case updateTime = "UpdateTime"
        case error = "Error"
    }
}
