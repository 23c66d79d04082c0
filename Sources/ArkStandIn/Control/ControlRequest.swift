// SPDX-License-Identifier: Apache-2.0

/// All fields that any action takes.
struct ControlRequest: Decodable {
    struct Filter: Decodable {
        let groupType: String?
        let groupIDs: [String]?
        let statuses: [String]?
        let name: String?

        enum CodingKeys: String, CodingKey {
            case groupType = "GroupType"
            case groupIDs = "GroupIds"
            case statuses = "Statuses"
            case name = "Name"
        }
    }

    struct Moderation: Codable {
        let strategy: String

        enum CodingKeys: String, CodingKey {
            case strategy = "Strategy"
        }
    }

    let projectName: String?
    let callbackURL: String?
    let bytedToken: String?
    let id: String?
    let groupID: String?
    let url: String?
    let assetType: String?
    let name: String?
    let description: String?
    let groupType: String?
    let moderation: Moderation?
    let filter: Filter?
    let pageNumber: Int?
    let pageSize: Int?
    let maxResults: Int?
    let nextToken: String?
    let sortBy: String?
    let sortOrder: String?

    enum CodingKeys: String, CodingKey {
        case projectName = "ProjectName"
        case callbackURL = "CallbackURL"
        case bytedToken = "BytedToken"
        case id = "Id"
        case groupID = "GroupId"
        case url = "URL"
        case assetType = "AssetType"
        case name = "Name"
        case description = "Description"
        case groupType = "GroupType"
        case moderation = "Moderation"
        case filter = "Filter"
        case pageNumber = "PageNumber"
        case pageSize = "PageSize"
        case maxResults = "MaxResults"
        case nextToken = "NextToken"
        case sortBy = "SortBy"
        case sortOrder = "SortOrder"
    }

    var project: String { projectName ?? "default" }

    /// A field that must be there and not be empty.
    func required(_ field: KeyPath<ControlRequest, String?>, _ name: String) throws -> String {
        guard let value = self[keyPath: field], !value.isEmpty else { throw VendorError.missing(name) }
        return value
    }
}
