// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

extension VendorState {
    private static let types = ["Image", "Video", "Audio"]

    func createAsset(_ request: ControlRequest, owner: Owner) throws -> VendorAsset {
        let group = try group(try request.required(\.groupID, "GroupId"), owner: owner)
        let url = try request.required(\.url, "URL")
        guard assets.values.count(where: { $0.owner.accessKey == owner.accessKey }) < settings.assetCapacity else {
            throw VendorError(
                status: .tooManyRequests, code: "AssetCapacityExceeded", number: 0,
                message: "The asset capacity of the account is used up.")
        }
        let type = try request.required(\.assetType, "AssetType")
        guard Self.types.contains(type) else {
            throw VendorError.invalid("AssetType", "AssetType must be one of [Image Video Audio].")
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
            throw VendorError.invalid("URL", "only http and https addresses are taken.")
        }
        guard request.moderation == nil || settings.takesModeration else {
            throw VendorError.invalid("Moderation", "the parameter is not supported.")
        }
        let name = request.name ?? ""
        guard name.count <= 64 else { throw VendorError.invalid("Name", "at most 64 characters.") }
        let script = scripts.isEmpty ? AssetScript(name: name, url: url) : scripts.removeFirst()
        if let refusal = script.refusal { throw refusal }
        let now = time.now
        let asset = VendorAsset(
            id: VendorIDs.made("asset", at: now), owner: owner, group: group.id, type: type, name: name, url: url,
            strategy: request.moderation?.strategy ?? "Default", createdAt: now, updatedAt: now,
            readyAt: now + (script.delay ?? settings.assetDelay), failure: script.failure,
            invisibleReads: settings.invisibleReads)
        assets[asset.id] = asset
        noteMade("asset", name)
        return asset
    }

    func getAsset(_ request: ControlRequest, owner: Owner) throws -> VendorAsset {
        let id = try request.required(\.id, "Id")
        let asset = try asset(id, owner: owner)
        guard asset.invisibleReads == 0 else {
            assets[id]?.invisibleReads -= 1
            throw VendorError.notFound(.asset, id)
        }
        return asset
    }

    func updateAsset(_ request: ControlRequest, owner: Owner) throws -> VendorAsset {
        var asset = try asset(try request.required(\.id, "Id"), owner: owner)
        asset.name = request.name ?? asset.name
        asset.updatedAt = time.now
        assets[asset.id] = asset
        return asset
    }

    func deleteAsset(_ request: ControlRequest, owner: Owner) throws {
        let asset = try asset(try request.required(\.id, "Id"), owner: owner)
        assets[asset.id] = nil
    }

    func lose(asset id: String) { assets[id] = nil }

    func listAssets(_ request: ControlRequest, owner: Owner) throws -> ListedPage<VendorAsset> {
        let filter = try request.listFilter()
        let now = time.now
        let found = assets.values.filter { asset in
            asset.owner == owner && groups[asset.group]?.kind.rawValue == filter.groupType
                && filter.groupIDs.map { $0.isEmpty || $0.contains(asset.group) } ?? true
                && filter.statuses.map { $0.isEmpty || $0.contains(asset.status(at: now)) } ?? true
                && filter.name.map { $0.isEmpty || asset.name.contains($0) } ?? true
        }
        return try ListedPage(found, request, deepest: 20_000, order: \.createdAt, id: \.id)
    }

    private func asset(_ id: String, owner: Owner) throws -> VendorAsset {
        // Clients write the prefix with a capital too.
        let id = id.hasPrefix("Asset-") ? "a" + id.dropFirst() : id
        guard let asset = assets[id], asset.owner == owner else { throw VendorError.notFound(.asset, id) }
        return asset
    }
}
