// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension VideoOrder {
    /// All references and what each must be: images, then videos, then audios.
    var typedReferences: [(reference: MediaReference, type: AssetType)] {
        images.map { ($0.reference, .image) } + videos.map { ($0, .video) } + audios.map { ($0, .audio) }
    }
}

extension MediaReference {
    var assetID: AssetID? {
        guard case .asset(let id) = source else { return nil }
        return id
    }
}
