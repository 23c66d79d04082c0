// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What all assets of one review are held to.
struct ReviewRules: Sendable {
    let model: VideoModel
    /// The person they must show; nil for a virtual group.
    let person: FaceTemplate?
    /// For a virtual group: whom they must not show.
    let verifiedPersons: [FaceTemplate]
}
