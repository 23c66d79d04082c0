// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What all assets of one review are held to.
struct ReviewRules: Sendable {
    let model: VideoModel
    let group: AssetGroup
    /// Why no asset of the group can be reviewed by the provider that is set; nil when they can.
    let refusal: AssetRejection?
    /// The person they must show; nil for a virtual group.
    let person: FaceTemplate?
    /// For a virtual group: whom they must not show.
    let verifiedPersons: [FaceTemplate]
}
