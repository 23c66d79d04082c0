// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import NIOHTTP1

/// Groups and assets at the provider. An asset is known by its review's task until it has an id of its own.
package struct APIMartLibrary: UpstreamLibrary {
    private let connection: APIMartConnection
    package let upstream: UpstreamName

    package init(connection: APIMartConnection) {
        self.connection = connection
        self.upstream = connection.upstream
    }

    private struct NewGroup: Encodable {
        let name: String
        let projectName: String
        let groupType = "AIGC"

        enum CodingKeys: String, CodingKey {
            case name
            case projectName = "project_name"
            case groupType = "group_type"
        }
    }

    private struct NewAsset: Encodable {
        struct File: Encodable {
            let url: String
            let name: String
        }

        let groupID: String
        let assetType: String
        let assets: [File]
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case assets
            case groupID = "group_id"
            case assetType = "asset_type"
            case projectName = "project_name"
        }
    }

    package func createGroup(
        _ id: GroupID, project: ProjectName, willSend: @Sendable () async -> Bool
    ) async throws(ProviderError) -> String {
        guard await willSend() else { throw .retry(after: nil) }
        return try await causing {
            let group = NewGroup(name: id.rawValue, projectName: project.rawValue)
            let call = try APIMartCall.post(
                "CreateGroup", "\(Self.shelf(.aigc))/groups", group, isRepeatable: false)
            return try await connection.send(call, as: APIMartSingle.self).result.id
        }
    }

    package func traceGroup(_ id: GroupID, project: ProjectName) async throws(ProviderError) -> UpstreamTrace {
        try await trace(
            id.rawValue, "\(Self.shelf(.aigc))/groups?name=\(id)&project_name=\(project.queryText)&page_size=100")
    }

    package func deleteGroup(_ id: String, project: ProjectName) async throws(ProviderError) {
        try await delete("DeleteGroup", "\(Self.shelf(.aigc))/groups/\(id)")
    }

    package func createAsset(_ asset: UpstreamAsset, willSend: @Sendable () async -> Bool)
        async throws(ProviderError) -> String
    {
        guard await willSend() else { throw .retry(after: nil) }
        return try await causing {
            let file = NewAsset.File(url: asset.url.exposed, name: asset.id.rawValue)
            let body = NewAsset(
                groupID: asset.group, assetType: asset.type.rawValue, assets: [file],
                projectName: asset.project.rawValue)
            let call = try APIMartCall.post("CreateAsset", Self.shelf(asset.kind), body, isRepeatable: false)
            guard let id = try await connection.task(call).id else { throw ProviderError.outcomeUnknown }
            return id
        }
    }

    package func traceAsset(_ asset: UpstreamAsset) async throws(ProviderError) -> UpstreamTrace {
        try await trace(
            asset.id.rawValue,
            "\(Self.shelf(asset.kind))/assets?group_id=\(asset.group)&name=\(asset.id)"
                + "&project_name=\(asset.project.queryText)&page_size=100")
    }

    package func state(ofAsset id: String, kind: AssetGroup.Kind, project: ProjectName) async throws(ProviderError)
        -> UpstreamAssetState
    {
        do {
            return id.hasPrefix("task_") ? try await reviewState(id) : try await assetState(id, kind)
        } catch {
            if case .final("NotFound.asset_id") = error { return .unknown }
            if case .final("NotFound") = error { return .unknown }
            throw error
        }
    }

    package func deleteAsset(_ id: String, kind: AssetGroup.Kind, project: ProjectName)
        async throws(ProviderError)
    {
        var id = id
        if id.hasPrefix("task_") {
            switch try await state(ofAsset: id, kind: kind, project: project) {
            case .active(let asset): id = asset
            // What is being reviewed has no id yet, and will be there afterwards.
            case .processing: throw .retry(after: .seconds(15))
            case .failed, .unknown: return
            }
        }
        try await delete("DeleteAsset", "\(Self.shelf(kind))/assets/\(id)")
    }
}

extension APIMartLibrary {
    private static func shelf(_ kind: AssetGroup.Kind) -> String {
        kind == .livenessFace ? "/v1/seedance2/real-avatar" : "/v1/seedance2/private-avatar"
    }

    private func reviewState(_ id: String) async throws(ProviderError) -> UpstreamAssetState {
        try await causing {
            let task = try await connection.task(APIMartCall(action: "GetTask", path: "/v1/tasks/\(id)"))
            guard let asset = task.assets.first else {
                return task.isFailed ? .failed(Self.rejection(task.failure)) : .processing
            }
            if asset.status == "Active", let id = asset.assetID { return .active(id: id) }
            if asset.status == "Failed" { return .failed(Self.rejection(asset.code ?? task.failure)) }
            return .processing
        }
    }

    private func assetState(_ id: String, _ kind: AssetGroup.Kind) async throws(ProviderError) -> UpstreamAssetState {
        try await causing {
            let call = APIMartCall(action: "GetAsset", path: "\(Self.shelf(kind))/assets/\(id)")
            let item = try await connection.send(call, as: APIMartSingle.self).result
            switch item.status {
            case "Active": return .active(id: item.id)
            case "Failed": return .failed(Self.rejection(item.error?.code))
            default: return .processing
            }
        }
    }

    /// The provider doesn't always say why (contract/apimart.md 2.3).
    private static func rejection(_ code: String?) -> AssetRejection {
        guard let code, code != "task_failed" else { return .internalError }
        return AssetRejection(providerCode: code)
    }

    /// By the name. Where the provider has no such route, nothing can be found.
    private func trace(_ name: String, _ path: String) async throws(ProviderError) -> UpstreamTrace {
        do {
            let call = APIMartCall(action: "List", path: path)
            let items = try await connection.send(call, as: APIMartListing.self).result.items
            return items.first { $0.name == name }.map { .found(id: $0.id) } ?? .absent
        } catch {
            if error.status == 404 || error.status == 405 { return .untraceable }
            throw error.cause
        }
    }

    private func delete(_ action: String, _ path: String) async throws(ProviderError) {
        do {
            _ = try await connection.send(
                APIMartCall(action: action, method: .DELETE, path: path), as: APIMartNothing.self)
        } catch {
            guard error.status == 404 || error.status == 405 else { throw error.cause }
        }
    }
}

extension ProjectName {
    /// For a query: project names hold letters, digits and a few signs, some of which have a meaning there.
    fileprivate var queryText: String {
        rawValue.utf8.map { byte in
            let isPlain =
                byte < 128 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
            return isPlain || "-._~".utf8.contains(byte) ? String(UnicodeScalar(byte)) : "%" + [byte].hex.uppercased()
        }.joined()
    }
}
