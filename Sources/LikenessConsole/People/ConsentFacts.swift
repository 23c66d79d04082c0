// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// How a consent stands, and how its face was used.
struct ConsentFacts {
    let view: Consents.View
    let words: Words

    var lines: [Values] {
        var lines: [Values] = [["name": words.texts["consentVideos"], "value": String(view.videos)]]
        guard let ending = view.consent.ending else { return lines }
        lines.append(["name": words.texts["consentEnded"], "time": words.time(ending.at)])
        lines.append(["name": words.texts["consentEndedBy"], "value": words.texts["ender_\(ending.by.rawValue)"]])
        lines.append(["name": words.texts["consentErase"], "time": words.time(ending.eraseAt)])
        return lines
    }
}

extension Words {
    func chip(_ state: Consent.State) -> Values {
        let tone: Tone =
            switch state {
            case .given: .good
            case .withdrawn: .bad
            case .erased: .idle
            }
        return chip(tone, "consent_\(state.rawValue)")
    }
}
