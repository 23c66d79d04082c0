// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Mustache
import QRCodes

/// Writes the page of a session that a provider checks.
struct CheckRenderer: Sendable {
    let assets: PageAssets

    /// - Parameters:
    ///   - again: leads to the provider's page.
    ///   - problem: a word for what could not be done just now.
    func html(
        _ page: VerificationPage, in language: PageLanguage, again: String, problem: String? = nil, now: Timestamp
    ) -> String {
        let texts = PageTexts(language)
        var values: [String: Any] = [
            "lang": language.rawValue, "t": texts.labels, "script": assets.checkScript.path,
            "style": assets.style.path, "account": page.accountName, "project": page.project.rawValue,
            "again": again, "startText": texts.labels["goOn"] ?? "",
        ]
        switch CheckPage(page, now: now) {
        case .checking:
            values["word"] = "checking"
            values["waiting"] = true
        case .open:
            values["word"] = "open"
            values["open"] = true
        case .failedTry(let failure):
            values["open"] = true
            values["startText"] = texts.labels["again"]
            add(failure, "failed", "result.failed", texts, to: &values)
            values["tries"] = texts.messages["result.failed.tries"]?
                .replacing("{count}", with: String(page.triesLeft))
        case .over:
            addEnd(of: page, texts, to: &values)
        }
        values["notice"] = problem.flatMap { texts.messages[$0] }
        return assets.check.render(values)
    }

    private func addEnd(of page: VerificationPage, _ texts: PageTexts, to values: inout [String: Any]) {
        switch page.state {
        case .verified: add(nil, "verified", "result.verified", texts, to: &values)
        case .expired: add(page.lastFailure, "expired", "result.expired", texts, to: &values)
        default: add(page.lastFailure, "failed", "result.over", texts, to: &values)
        }
        if let own = page.ownPage, let code = QRCode(own.exposed) {
            values["own"] = ["link": own.exposed, "box": code.viewBox, "path": code.path]
        }
        values["next"] = page.continueURL
        guard page.continueURL != nil else { return }
        // Who is taken back is not told to close the page.
        if page.state == .verified { values["resultText"] = "" }
        values["tries"] = texts.messages["result.returning"]
    }

    private func add(
        _ failure: VerificationFailure?, _ word: String, _ title: String, _ texts: PageTexts,
        to values: inout [String: Any]
    ) {
        values["word"] = word
        values["result"] = true
        values["reason"] = failure?.rawValue ?? ""
        values["resultTitle"] = texts.messages[title]
        values["resultText"] = failure.map(texts.reason) ?? texts.messages["\(title).text"]
    }
}
