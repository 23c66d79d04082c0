// SPDX-License-Identifier: Apache-2.0

/// The vendor's two clouds (contract/ark.md 1.1).
package enum ArkRegion: String, Sendable, CaseIterable {
    /// Volcengine.
    case beijing = "cn-beijing"
    /// BytePlus.
    case singapore = "ap-southeast-1"

    /// Where the control plane answers: assets and checks of persons.
    package var controlURL: String {
        switch self {
        case .beijing: "https://ark.cn-beijing.volcengineapi.com"
        case .singapore: "https://ark.ap-southeast-1.byteplusapi.com"
        }
    }

    /// Where the data plane answers: video. Its host spells the region differently.
    package var dataURL: String {
        switch self {
        case .beijing: "https://ark.cn-beijing.volces.com/api/v3"
        case .singapore: "https://ark.ap-southeast.bytepluses.com/api/v3"
        }
    }
}
