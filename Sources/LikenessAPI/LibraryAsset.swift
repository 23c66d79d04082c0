// SPDX-License-Identifier: Apache-2.0

/// An asset as the management routes show it (contract/apimart.md 2.4).
public struct LibraryAsset: Sendable, Equatable, Codable {
    public var id: String
    public var name: String
    /// Nil while it is still to be judged by the file.
    public var assetType: AssetType?
    public var status: ReviewedAsset.Status
    public var groupID: String
    /// A preview, valid for 12 hours.
    public var url: String?
    public var projectName: String
    /// RFC 3339.
    public var createTime: String
    public var updateTime: String
    public var error: VendorFault?

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
