// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Listing, renaming and deleting groups and assets. Ids of the other kind of group are unknown here, as foreign ones.
package struct Library: Sendable {
    package func createGroup(
        name: String, description: String, project: ProjectName, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> AssetGroup {
        fatalError("engine")
    }

    package func groups(_ filter: LibraryFilter, page: PageRequest) async throws -> LibraryPage<AssetGroup> {
        fatalError("engine")
    }

    /// - Throws: `RuleViolation.notFound(.group)`.
    package func group(_ id: GroupID, kind: AssetGroup.Kind, for principal: Principal) async throws -> AssetGroup {
        fatalError("engine")
    }

    package func renameGroup(
        _ id: GroupID, kind: AssetGroup.Kind, name: String?, description: String?, by principal: Principal
    ) async throws {
        fatalError("engine")
    }

    package func deleteGroup(_ id: GroupID, kind: AssetGroup.Kind, by principal: Principal) async throws {
        fatalError("engine")
    }

    package func assets(_ filter: LibraryFilter, page: PageRequest) async throws -> LibraryPage<Asset> {
        fatalError("engine")
    }

    /// - Throws: `RuleViolation.notFound(.asset)`.
    package func asset(_ id: AssetID, kind: AssetGroup.Kind, for principal: Principal) async throws -> Asset {
        fatalError("engine")
    }

    package func renameAsset(_ id: AssetID, kind: AssetGroup.Kind, name: String, by principal: Principal)
        async throws
    {
        fatalError("engine")
    }

    package func deleteAsset(_ id: AssetID, kind: AssetGroup.Kind, by principal: Principal) async throws {
        fatalError("engine")
    }

    /// A signed address of an active asset's file, good for 12 hours; nil for another asset.
    package func previewURL(of asset: Asset) -> Secret? {
        fatalError("engine")
    }
}
