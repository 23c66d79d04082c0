// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension ArkControl {
    private struct CreateGroup: Encodable {
        let name: String
        let groupType = "AIGC"
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case groupType = "GroupType"
            case projectName = "ProjectName"
        }
    }

    private struct GroupByID: Encodable {
        let id: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case projectName = "ProjectName"
        }
    }

    private struct ListGroups: Encodable {
        struct Filter: Encodable {
            let groupType = "AIGC"
            let name: String

            enum CodingKeys: String, CodingKey {
                case groupType = "GroupType"
                case name = "Name"
            }
        }

        let filter: Filter
        let paging: ListPaging
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case filter = "Filter"
            case projectName = "ProjectName"
        }

        func encode(to encoder: any Encoder) throws {
            try paging.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(filter, forKey: .filter)
            try container.encode(projectName, forKey: .projectName)
        }
    }

    private struct MadeGroup: Decodable {
        let id: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
        }
    }

    private struct ListedGroup: Decodable {
        let id: String
        let name: String?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
        }
    }

    private struct GroupPage: Decodable {
        let items: [ListedGroup]
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case items = "Items"
            case nextToken = "NextToken"
        }
    }

    private struct NoGroup: Decodable {}

    /// Makes a virtual person's group. Sent once, as `createAsset`. A person's group is made by a check alone.
    /// - Returns: the vendor's id.
    package func createGroup(
        named name: GroupID, project: ProjectName, willSend: @Sendable () async -> Bool = { true }
    ) async throws(ArkFault) -> String {
        try await wait(for: .others)
        guard await willSend() else { throw .retry(code: ArkFault.stopped, after: nil) }
        let body = CreateGroup(name: name.rawValue, projectName: project.rawValue)
        return try await sendOnce(ControlCall("CreateAssetGroup", body, isRepeatable: false), as: MadeGroup.self)
            .result.id
    }

    /// The group that was made under this name, if there is one.
    package func findGroup(named name: GroupID, project: ProjectName) async throws(ArkFault) -> String? {
        var paging = ListPaging(region)
        while true {
            let call = ControlCall(
                "ListAssetGroups",
                ListGroups(filter: .init(name: name.rawValue), paging: paging, projectName: project.rawValue))
            let page = try await send(call, pace: .others, as: GroupPage.self).result
            // The vendor's filter looks for a part of the name.
            if let group = page.items.first(where: { $0.name == name.rawValue }) { return group.id }
            guard paging.advance(itemCount: page.items.count, nextToken: page.nextToken) else { return nil }
        }
    }

    /// Deletes a virtual person's group and its assets; one that is not there is deleted already.
    package func deleteGroup(_ id: String, project: ProjectName) async throws(ArkFault) {
        do {
            let call = ControlCall("DeleteAssetGroup", GroupByID(id: id, projectName: project.rawValue))
            _ = try await send(call, pace: .others, as: NoGroup.self)
        } catch .final("NotFound.group_id", _) {
            return
        }
    }
}
