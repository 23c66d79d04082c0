// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// An asset as the vendor has it.
package struct ArkAsset: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case processing
        case active
        case failed(code: String, message: String)
    }

    package let id: String
    package let state: State

    package init(id: String, state: State) {
        self.id = id
        self.state = state
    }
}

extension ArkControl {
    private struct CreateAsset: Encodable {
        let groupID: String
        let url: String
        let assetType: String
        let name: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case groupID = "GroupId"
            case url = "URL"
            case assetType = "AssetType"
            case name = "Name"
            case projectName = "ProjectName"
        }
    }

    private struct ByID: Encodable {
        let id: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case projectName = "ProjectName"
        }
    }

    private struct ListAssets: Encodable {
        struct Filter: Encodable {
            let groupType: String
            let groupIDs: [String]
            let name: String

            enum CodingKeys: String, CodingKey {
                case groupType = "GroupType"
                case groupIDs = "GroupIds"
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

    private struct Made: Decodable {
        let id: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
        }
    }

    private struct Nothing: Decodable {}

    private struct Item: Decodable {
        struct Fault: Decodable {
            let code: String?
            let message: String?

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case message = "Message"
            }
        }

        let id: String
        let name: String?
        let status: String
        let error: Fault?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case status = "Status"
            case error = "Error"
        }

        var asset: ArkAsset {
            let state: ArkAsset.State =
                switch status {
                case "Active": .active
                case "Failed": .failed(code: error?.code ?? "InternalError", message: error?.message ?? "")
                default: .processing
                }
            return ArkAsset(id: id, state: state)
        }
    }

    private struct Page: Decodable {
        let items: [Item]
        let nextToken: String?

        enum CodingKeys: String, CodingKey {
            case items = "Items"
            case nextToken = "NextToken"
        }
    }

    /// Registers a file. Sent once, for it makes something: what ends as `.outcomeUnknown` is looked for with
    /// `findAsset`, by the name.
    /// - Parameters:
    ///   - name: our own asset id.
    ///   - group: the vendor's id.
    ///   - url: where the vendor fetches the file, while the call lasts or later.
    ///   - willSend: called once its turn has come, just before it leaves; false keeps it here.
    /// - Returns: the vendor's id.
    /// - Throws: `.retry` at once when the minute's share is used up.
    package func createAsset(
        named name: AssetID, in group: String, url: Secret, type: AssetType, project: ProjectName,
        willSend: @Sendable () async -> Bool = { true }
    ) async throws(ArkFault) -> String {
        let body = CreateAsset(
            groupID: group, url: url.exposed, assetType: type.rawValue, name: name.rawValue,
            projectName: project.rawValue)
        if let wait = await writes.take() { throw .retry(code: ArkFault.paced, after: wait) }
        guard await willSend() else {
            await writes.withdrawn()
            throw .retry(code: ArkFault.stopped, after: nil)
        }
        do {
            let call = ControlCall("CreateAsset", body, isRepeatable: false, timeLimit: .seconds(60))
            let made = try await sendOnce(call, as: Made.self)
            await writes.settled()
            return made.result.id
        } catch {
            if error.code == CallFailure.quotaCode { await writes.refused() } else { await writes.settled() }
            throw error
        }
    }

    /// How an asset stands; nil when the vendor doesn't know it, as also for some seconds after it was made.
    package func asset(_ id: String, project: ProjectName) async throws(ArkFault) -> ArkAsset? {
        do {
            let call = ControlCall("GetAsset", ByID(id: id, projectName: project.rawValue))
            return try await send(call, pace: .assetReads, as: Item.self).result.asset
        } catch .final(CallFailure.unknownAsset, _) {
            return nil
        }
    }

    /// The asset that was made under this name, if there is one.
    package func findAsset(
        named name: AssetID, in group: String, groupType: AssetGroup.Kind, project: ProjectName
    ) async throws(ArkFault) -> ArkAsset? {
        let filter = ListAssets.Filter(groupType: groupType.rawValue, groupIDs: [group], name: name.rawValue)
        var paging = ListPaging(region)
        while true {
            let call = ControlCall(
                "ListAssets", ListAssets(filter: filter, paging: paging, projectName: project.rawValue))
            let page = try await send(call, pace: .others, as: Page.self).result
            // The vendor's filter looks for a part of the name.
            if let item = page.items.first(where: { $0.name == name.rawValue }) { return item.asset }
            guard paging.advance(itemCount: page.items.count, nextToken: page.nextToken) else { return nil }
        }
    }

    /// Deletes an asset; one that is not there is deleted already.
    package func deleteAsset(_ id: String, project: ProjectName) async throws(ArkFault) {
        do {
            let call = ControlCall("DeleteAsset", ByID(id: id, projectName: project.rawValue))
            _ = try await send(call, pace: .others, as: Nothing.self)
        } catch .final(CallFailure.unknownAsset, _) {
            return
        }
    }
}
