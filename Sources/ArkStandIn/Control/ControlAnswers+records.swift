// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension ControlAnswers.Group {
    init(_ group: VendorGroup) {
        self.init(
            id: group.id, name: group.name, title: group.name, description: group.description,
            groupType: group.kind.rawValue, projectName: group.owner.project, createTime: group.createdAt.rfc3339,
            updateTime: group.updatedAt.rfc3339)
    }
}

extension ControlAnswers.Asset {
    private static let previewSeconds = 43_200

    init(_ asset: VendorAsset, now: Timestamp) {
        let status = asset.status(at: now)
        let fault = asset.failure.flatMap { status == "Failed" ? Fault(code: $0.code, message: $0.message) : nil }
        self.init(
            id: asset.id, name: asset.name, url: Self.preview(asset, now: now), assetType: asset.type,
            groupID: asset.group, status: status, error: fault, moderation: .init(strategy: asset.strategy),
            createTime: asset.createdAt.rfc3339, updateTime: max(asset.updatedAt, min(asset.readyAt, now)).rfc3339,
            // The vendor writes this one time with an offset.
            lastInferenceTime: asset.usedAt.map { ($0 + .seconds(8 * 3600)).rfc3339.dropLast() + "+08:00" },
            projectName: asset.owner.project)
    }

    /// Looks signed, and is good for twelve hours.
    private static func preview(_ asset: VendorAsset, now: Timestamp) -> String {
        "https://ark-media-asset.tos.example/\(asset.id)?X-Tos-Algorithm=TOS4-HMAC-SHA256"
            + "&X-Tos-Date=\(now.compactText)&X-Tos-Expires=\(previewSeconds)&X-Tos-SignedHeaders=host"
            + "&X-Tos-Signature=\(RandomBytes.make(16).hex)"
    }
}

extension ControlAnswers.Page {
    init<Record>(_ page: ListedPage<Record>, _ item: (Record) -> Item) {
        self.init(
            items: page.items.map(item), totalCount: page.totalCount, pageNumber: page.pageNumber,
            pageSize: page.pageSize, nextToken: page.nextToken)
    }
}
