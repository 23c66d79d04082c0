// SPDX-License-Identifier: Apache-2.0

/// A group of assets: a person's (`LivenessFace`) or a virtual one's (`AIGC`).
public struct LibraryGroup: Sendable, Equatable, Codable {
    /// `group-` and more, as ``AssetSubmission/groupID`` takes it.
    public var id: String
    /// At most 64 characters; empty for none.
    public var name: String
    /// At most 300 characters; nil or empty for none.
    public var description: String?
    /// `LivenessFace` or `AIGC`, the vendor's words (contract/apimart.md 2.4).
    public var groupType: String
    /// `default` unless the verification or the submission named another.
    public var projectName: String
    /// RFC 3339.
    public var createTime: String
    /// RFC 3339; of the last change of name or description.
    public var updateTime: String

    /// Times are texts in RFC 3339.
    public init(
        id: String, name: String, description: String?, groupType: String, projectName: String, createTime: String,
        updateTime: String
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.groupType = groupType
        self.projectName = projectName
        self.createTime = createTime
        self.updateTime = updateTime
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id"
        case name = "Name"
        case description = "Description"
        case groupType = "GroupType"
        case projectName = "ProjectName"
        case createTime = "CreateTime"
        case updateTime = "UpdateTime"
    }
}
