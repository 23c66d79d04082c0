// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore

extension TaskResult {
    /// A review (contract/apimart.md 2.3): all in the order of the request, those that may be used, and the rest.
    init(_ report: ReviewReport, in language: Language) {
        self.init()
        let items = report.items.map { ReviewedAsset($0, in: language) }
        assets = items
        usableAssets = items.filter { $0.status == .active }
        failedAssets = items.filter { $0.status == .failed }
        groupID = report.group.rawValue
        vendorGroupID = report.group.rawValue
        if items.count == 1 {
            assetID = items[0].assetID
            assetURL = items[0].assetURL
        }
    }
}

extension ReviewedAsset {
    init(_ item: ReviewReport.Item, in language: Language) {
        self.init(assetID: item.asset.rawValue, status: item.rejection == nil ? .active : .failed)
        name = item.name
        guard let rejection = item.rejection else { return }
        let words = rejection.phrase.text(in: language)
        url = item.sourceURL
        reason = words
        error = AssetFault(code: rejection.rawValue, message: words)
    }
}
