// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Every word of the page in one language.
struct PageTexts: Sendable {
    /// What the server writes into the page, by the name that the template uses.
    let labels: [String: String]
    /// What the script shows as things happen, by the name that the script uses: `hint.…`, `reason.…`, `camera.…`.
    let messages: [String: String]

    init(_ language: PageLanguage) {
        switch language {
        case .en: self = .english
        case .zh: self = .chinese
        case .zhHant: self = .traditionalChinese
        }
    }

    init(labels: [String: String], messages: [String: String]) {
        self.labels = labels
        self.messages = messages
    }

    func reason(_ failure: VerificationFailure) -> String {
        messages["reason.\(failure.rawValue)"] ?? ""
    }
}
