// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import ProviderBuiltin

@Suite struct CaptionsTests {
    private let style = CaptionStyle.subtitle(on: PixelSize(864, 496))

    @Test func anEmptyPromptHasNoCaption() {
        #expect(Captions("", style: style, frames: 120).cues.isEmpty)
        #expect(Captions(" \n\t", style: style, frames: 120).cues.isEmpty)
    }

    @Test func theFirstAndLastFramesStayFree() {
        let captions = Captions("A woman walks along the beach.", style: style, frames: 120)
        #expect(captions.cues.map(\.span) == [12..<108])
    }

    @Test func aLongPromptIsShownPieceAfterPieceAndThenCutOff() throws {
        let prompt = Array(repeating: "word", count: 800).joined(separator: " ")
        let captions = Captions(prompt, style: style, frames: 240)
        #expect(captions.cues.count == 6)
        #expect(zip(captions.cues, captions.cues.dropFirst()).allSatisfy { $0.span.upperBound == $1.span.lowerBound })
        #expect(captions.cues.allSatisfy { $0.span.count >= 36 && $0.lines.count <= style.lineLimit })
        #expect(try #require(captions.cues.last?.lines.last).hasSuffix("…"))
    }

    @Test func linesBreakBetweenWords() {
        let lines = LineBreaker(width: 8).lines("a woman walks along the beach")
        #expect(lines == ["a woman walks", "along the", "beach"])
    }

    @Test func chineseBreaksAnywhereButNotBeforeAFullStop() {
        #expect(LineBreaker(width: 4).lines("海边散步的人。") == ["海边散步", "的人。"])
        #expect(LineBreaker(width: 3).lines("海边人。走") == ["海边人。", "走"])
    }

    @Test func aWordThatNoLineHoldsIsCut() {
        let lines = LineBreaker(width: 6).lines(String(repeating: "x", count: 25))
        #expect(lines.joined() == String(repeating: "x", count: 25))
        #expect(lines.allSatisfy { LineBreaker.ems($0) <= 6 })
    }

    @Test func whatTheFontLacksIsLeftOut() {
        #expect(CaptionText.displayable("walks\r\n👩‍👩‍👧 on\u{0}\u{200B} ❤️ sand 🏖️") == "walks on ❤ sand")
        #expect(CaptionText.displayable("她说：“100% 'yes': \\o/”") == "她说：“100% 'yes': \\o/”")
    }
}
