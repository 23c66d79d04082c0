// SPDX-License-Identifier: Apache-2.0

/// A group of assets: a person's (`LivenessFace`) or a virtual one's (`AIGC`).
public struct LibraryGroup: Sendable, Equatable, Codable {
    public var id: String
    public var name: String
    public var description: String?
    public var groupType: String
    public var projectName: String
    /// RFC 3339.
    public var createTime: String
    public var updateTime: String

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
