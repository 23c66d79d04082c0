// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Groups and assets at the vendor.
package struct ArkLibrary: UpstreamLibrary {
    private let control: ArkControl
    package let upstream: UpstreamName

    package init(control: ArkControl) {
        self.control = control
        self.upstream = control.region.upstream
    }

    package func createGroup(
        _ id: GroupID, project: ProjectName, willSend: @Sendable () async -> Bool
    ) async throws(ProviderError) -> String {
        try await causing { () throws(ArkFault) in
            try await control.createGroup(named: id, project: project, willSend: willSend)
        }
    }

    package func traceGroup(_ id: GroupID, project: ProjectName) async throws(ProviderError) -> UpstreamTrace {
        try await causing { () throws(ArkFault) in
            let found = try await control.findGroup(named: id, project: project)
            return found.map { .found(id: $0) } ?? .absent
        }
    }

    package func deleteGroup(_ id: String, project: ProjectName) async throws(ProviderError) {
        try await causing { () throws(ArkFault) in try await control.deleteGroup(id, project: project) }
    }

    package func createAsset(_ asset: UpstreamAsset, willSend: @Sendable () async -> Bool)
        async throws(ProviderError) -> String
    {
        do {
            return try await control.createAsset(
                named: asset.id, in: asset.group, url: asset.url, type: asset.type, project: asset.project,
                willSend: willSend)
        } catch .final(let code, _) where code.hasPrefix("InvalidParameter.") {
            // The same defect comes now or, without the prefix, later (contract/ark.md 1.6).
            throw .final(code: AssetRejection(providerCode: String(code.dropFirst(17))).rawValue)
        } catch {
            throw error.cause
        }
    }

    package func traceAsset(_ asset: UpstreamAsset) async throws(ProviderError) -> UpstreamTrace {
        try await causing { () throws(ArkFault) in
            let found = try await control.findAsset(
                named: asset.id, in: asset.group, groupType: asset.kind, project: asset.project)
            return found.map { .found(id: $0.id) } ?? .absent
        }
    }

    package func state(ofAsset id: String, kind: AssetGroup.Kind, project: ProjectName) async throws(ProviderError)
        -> UpstreamAssetState
    {
        try await causing { () throws(ArkFault) in
            switch try await control.asset(id, project: project)?.state {
            case nil: .unknown
            case .processing: .processing
            case .active: .active(id: id)
            case .failed(let code, _):
                .failed(ArkReason(code: code) == nil ? AssetRejection(providerCode: code) : .providerAccount)
            }
        }
    }

    package func deleteAsset(_ id: String, kind: AssetGroup.Kind, project: ProjectName)
        async throws(ProviderError)
    {
        try await causing { () throws(ArkFault) in try await control.deleteAsset(id, project: project) }
    }
}
