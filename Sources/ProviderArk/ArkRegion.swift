// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

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

    /// Under which what is registered in this cloud is kept.
    package var upstream: UpstreamName { UpstreamName(rawValue: "ark:\(rawValue)") }

    /// The cloud's id of a model (contract/ark.md 4.5). The contract's face models are no models of the vendor's: its
    /// own take assets of persons.
    func modelID(of model: VideoModel) -> String {
        let name =
            switch model {
            case .standard, .face: "seedance-2-0-260128"
            case .fast, .fastFace: "seedance-2-0-fast-260128"
            case .mini: "seedance-2-0-mini-260615"
            case .next: "seedance-2-5-260628"
            }
        return (self == .beijing ? "doubao-" : "dreamina-") + name
    }
}
