// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension AssetType {
    /// How many bytes a file of this type may have (decisions.md, Submission and fetching); MB is 10^6.
    var largestFile: Int64 {
        switch self {
        case .image: 30_000_000
        case .video: 200_000_000
        case .audio: 15_000_000
        }
    }

    /// For a file whose type isn't known yet.
    static var largestFile: Int64 { allCases.map(\.largestFile).max() ?? 0 }
}
