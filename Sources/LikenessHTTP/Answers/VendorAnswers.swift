// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore

/// `Result` of what made or changed one thing.
struct VendorIdentity: Encodable {
    let id: String

    enum CodingKeys: String, CodingKey {
        case id = "Id"
    }
}

/// `Result` of what deleted something: `{}`.
struct VendorNothing: Encodable {}

extension RequestContext {
    /// An answer in the vendor's form, with the action that the route stands for.
    func vendorAnswer(_ result: some Encodable, to request: Request, headers: HTTPFields = [:]) throws -> Response {
        let action = ErrorForm.vendorAction(request.method, request.uri.path.split(separator: "/"))
        return try JSONAnswer.response(
            VendorAnswer(metadata: VendorMetadata(requestID: requestID, action: action ?? ""), result: result),
            headers: headers)
    }
}

extension VendorPage {
    init<Stored>(_ items: [Item], of page: LibraryPage<Stored>) {
        self.init(
            items: items, totalCount: page.totalCount, pageNumber: page.request.number, pageSize: page.request.size)
    }
}

extension LibraryAsset {
    init(_ asset: Asset, url: Secret?, in language: Language) {
        var error: VendorFault?
        if case .failed(let rejection) = asset.status {
            error = VendorFault(code: rejection.rawValue, message: rejection.phrase.text(in: language))
        }
        self.init(
            id: asset.id.rawValue, name: asset.name,
            assetType: asset.type.flatMap { LikenessAPI.AssetType(rawValue: $0.rawValue) },
            status: ReviewedAsset.Status(asset.status), groupID: asset.group.rawValue, url: url?.exposed,
            projectName: asset.project.rawValue, createTime: asset.createdAt.rfc3339,
            updateTime: asset.updatedAt.rfc3339, error: error)
    }
}

extension ReviewedAsset.Status {
    init(_ status: Asset.Status) {
        self =
            switch status {
            case .processing: .processing
            case .active: .active
            case .failed: .failed
            }
    }
}

extension LibraryGroup {
    init(_ group: AssetGroup) {
        self.init(
            id: group.id.rawValue, name: group.name, description: group.description, groupType: group.kind.rawValue,
            projectName: group.project.rawValue, createTime: group.createdAt.rfc3339,
            updateTime: group.updatedAt.rfc3339)
    }
}
