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
                "189b8f945f327af2145a5d13dff22fa146b0d8342cd591c2a922a6de0752b458",
                "4b3e1ba448bd4ad64cec6ea9454d473de0b81ac924b528d95b1739909927b3ba",
                "ade4441a9219e9520e22794e418c68723d9d23b46629f993bca1a7576dcec4ab",
            ]))
    func theTextOfThisVersionIsFixed(language: PageLanguage, hash: String) {
        #expect(ConsentText.version == "2026-11-1")
        #expect(ConsentText(language).hash == hash)
    }
}
