// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Testing

@testable import LikenessWeb

@Suite struct PageTextsTests {
    @Test(arguments: PageLanguage.allCases)
    func everyLanguageHasEveryWord(language: PageLanguage) {
        let texts = PageTexts(language)
        #expect(Set(texts.labels.keys) == Set(PageTexts.english.labels.keys))
        #expect(Set(texts.messages.keys) == Set(PageTexts.english.messages.keys))
        #expect(texts.labels.values.allSatisfy { !$0.isEmpty })
        #expect(texts.messages.values.allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: VerificationFailure.allCases)
    func everyFailureHasItsReason(failure: VerificationFailure) {
        #expect(!PageTexts.english.reason(failure).isEmpty)
    }

    @Test func everyHintStepAndProblemHasItsWords() {
        let keys =
            LivenessProgress.Hint.allCases.map { "hint.\($0.rawValue)" }
            + ChallengeStep.allCases.map { "step.\($0.rawValue)" }
            + HostedPageProblem.allCases.map { "problem.\($0.rawValue)" }
        for key in keys { #expect(PageTexts.english.messages[key] != nil, "\(key)") }
    }

    @Test func noLanguageSharesItsConsentWithAnother() {
        #expect(Set(PageLanguage.allCases.map { ConsentText($0).hash }).count == PageLanguage.allCases.count)
    }

    /// A changed word without a new version would make old consents say what was never shown.
    @Test(
        arguments: zip(
            PageLanguage.allCases,
            [
                "5609bd293336d27bce38de387c1987a5faf4bc1407b296706fbcb77e767e2492",
                "e1d3e6756efb3e4e10215ce8ac7296573ef3046b1bd887378828c6d7bbb99b45",
                "6aeb056d833dada86c40d3822ebeda3a34872d1484cf27aa144691af3b45cf83",
            ]))
    func theTextOfThisVersionIsFixed(language: PageLanguage, hash: String) {
        #expect(ConsentText.version == "2026-11-2")
        #expect(ConsentText(language).hash == hash)
    }
}
