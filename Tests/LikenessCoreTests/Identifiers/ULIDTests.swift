// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct ULIDTests {
    @Test func laterOnesSortLater() {
        let texts = [0, 1, 1_773_804_630_000, 1_773_804_630_001, 281_474_976_710_655]
            .map { ULID(at: Timestamp(milliseconds: $0)).text }
        #expect(texts == texts.sorted())
    }

    @Test func twoOfOneMomentDiffer() {
        let time = Timestamp(seconds: 1)
        #expect(Set((0..<1000).map { _ in ULID(at: time) }).count == 1000)
    }

    @Test func theTimeIsTheFirstTenCharacters() {
        #expect(ULID(at: Timestamp(milliseconds: 1_469_918_176_385)).text.hasPrefix("01ARYZ6S41"))
    }

    @Test(arguments: ["01KMCGF6BQGN3X28H3KSR50X5T", "00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"])
    func wellFormedTextIsRead(text: String) {
        #expect(ULID(text)?.text == text)
    }

    @Test(arguments: [
        "", "01KMCGF6BQGN3X28H3KSR50X5", "01KMCGF6BQGN3X28H3KSR50X5TT", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "01kmcgf6bqgn3x28h3ksr50x5t", "01KMCGF6BQGN3X28H3KSR50XIL", "01KMCGF6BQGN3X28H3KSR50X5é",
    ])
    func anythingElseIsNone(text: String) {
        #expect(ULID(text) == nil)
    }
}
