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
        let maxResults: Int
        let nextToken: String?
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case filter = "Filter"
            case maxResults = "MaxResults"
            case nextToken = "NextToken"
            case projectName = "ProjectName"
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
    ///   - url: where the vendor fetches the file, while the call lasts or later.
    /// - Returns: the vendor's id.
    package func createAsset(
        named name: AssetID, in group: GroupID, url: String, type: AssetType, project: ProjectName
    ) async throws(ArkFault) -> String {
        let body = CreateAsset(
            groupID: group.rawValue, url: url, assetType: type.rawValue, name: name.rawValue,
            projectName: project.rawValue)
        do {
            try await writes.take()
        } catch {
            throw .retry(code: "UpstreamStopped", after: nil)
        }
        do {
            let call = ControlCall("CreateAsset", body, isRepeatable: false, timeLimit: .seconds(60))
            let made = try await sendOnce(call, as: Made.self)
            await writes.settled()
            return made.id
        } catch {
            if error.code == ControlFailure.quotaCode { await writes.refused() } else { await writes.settled() }
            throw error
        }
    }

    /// How an asset stands; nil when the vendor doesn't know it, as also for some seconds after it was made.
    package func asset(_ id: String, project: ProjectName) async throws(ArkFault) -> ArkAsset? {
        do {
            let call = ControlCall("GetAsset", ByID(id: id, projectName: project.rawValue))
            return try await send(call, pace: .assetReads, as: Item.self).asset
        } catch .final("NotFound.asset_id", _) {
            return nil
        }
    }

    /// The asset that was made under this name, if there is one.
    package func findAsset(
        named name: AssetID, in group: GroupID, groupType: String, project: ProjectName
    ) async throws(ArkFault) -> ArkAsset? {
        var token: String?
        repeat {
            let filter = ListAssets.Filter(groupType: groupType, groupIDs: [group.rawValue], name: name.rawValue)
            let call = ControlCall(
                "ListAssets",
                ListAssets(filter: filter, maxResults: 100, nextToken: token, projectName: project.rawValue))
            let page = try await send(call, pace: .others, as: Page.self)
            // The vendor's filter looks for a part of the name.
            if let item = page.items.first(where: { $0.name == name.rawValue }) { return item.asset }
            token = page.nextToken
        } while token != nil
        return nil
    }

    /// Deletes an asset; one that is not there is deleted already.
    package func deleteAsset(_ id: String, project: ProjectName) async throws(ArkFault) {
        do {
            let call = ControlCall("DeleteAsset", ByID(id: id, projectName: project.rawValue))
            _ = try await send(call, pace: .others, as: Nothing.self)
        } catch .final("NotFound.asset_id", _) {
            return
        }
    }
}
