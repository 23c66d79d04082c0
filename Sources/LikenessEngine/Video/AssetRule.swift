// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whether an asset may be used in a video.
struct AssetRule {
    let project: ProjectName
    let model: VideoModel
    let type: AssetType
    let key: APIKeyID?
    let prompt: String
    let now: Timestamp

    /// - Parameter found: nil when this account has no such asset in this project.
    /// - Returns: nil when it may.
    func problem(with found: (asset: Asset, group: AssetGroup)?) -> FieldProblem? {
        guard let (asset, group) = found else { return .unknownReference }
        guard case .active(_, let facts) = asset.status else { return .assetNotActive }
        if facts.type != type { return .wrongAssetType(expected: type) }
        if group.withdrawnAt != nil { return .consentWithdrawn }
        return group.licence.breach(project: project, model: model, key: key, prompt: prompt, at: now)
            .map { .outsideLicence($0) }
    }
}
