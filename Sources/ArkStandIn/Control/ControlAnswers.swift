// SPDX-License-Identifier: Apache-2.0

/// The results of the actions, spelt as the vendor spells them.
enum ControlAnswers {
    struct Nothing: Encodable {}

    struct Session: Encodable {
        let bytedToken: String
        let h5Link: String
        let callbackURL: String

        enum CodingKeys: String, CodingKey {
            case bytedToken = "BytedToken"
            case h5Link = "H5Link"
            case callbackURL = "CallbackURL"
        }
    }

    /// Without a group while the person has not finished, in two of the forms that were seen.
    struct Verified: Encodable {
        let groupID: String?

        enum CodingKeys: String, CodingKey {
            case groupID = "GroupId"
        }
    }

    struct Made: Encodable {
        let id: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
        }
    }

    struct Group: Encodable {
        let id: String
        let name: String
        let title: String
        let description: String
        let groupType: String
        let projectName: String
        let createTime: String
        let updateTime: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case title = "Title"
            case description = "Description"
            case groupType = "GroupType"
            case projectName = "ProjectName"
            case createTime = "CreateTime"
            case updateTime = "UpdateTime"
        }
    }

    struct Asset: Encodable {
        struct Fault: Encodable {
            let code: String
            let message: String

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case message = "Message"
            }
        }

        let id: String
        let name: String
        let url: String
        let assetType: String
        let groupID: String
        let status: String
        let error: Fault?
        let moderation: ControlRequest.Moderation
        let createTime: String
        let updateTime: String
        let lastInferenceTime: String?
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case url = "URL"
            case assetType = "AssetType"
            case groupID = "GroupId"
            case status = "Status"
            case error = "Error"
            case moderation = "Moderation"
            case createTime = "CreateTime"
            case updateTime = "UpdateTime"
            case lastInferenceTime = "LastInferenceTime"
            case projectName = "ProjectName"
        }
    }

    /// One page; by numbers with the count of all, or by tokens without.
    struct Page<Item: Encodable>: Encodable {
        let items: [Item]
        var totalCount: Int?
        var pageNumber: Int?
        var pageSize: Int?
        var nextToken: String?

        enum CodingKeys: String, CodingKey {
            case items = "Items"
            case totalCount = "TotalCount"
            case pageNumber = "PageNumber"
            case pageSize = "PageSize"
            case nextToken = "NextToken"
        }
    }
}
