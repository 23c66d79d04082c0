// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct MemoTests {
    private let memo = Memo<String, Int, String>(capacity: 2)

    /// - Returns: what the memo answers, and whether it had to be made.
    private func ask(_ key: String, _ input: Int) -> (output: String, wasMade: Bool) {
        var wasMade = false
        let output = memo.output(of: key, for: input) { input in
            wasMade = true
            return "\(input)"
        }
        return (output, wasMade)
    }

    @Test func anEqualInputIsAnsweredFromMemory() {
        #expect(ask("a", 1) == ("1", true))
        #expect(ask("a", 1) == ("1", false))
    }

    @Test func aChangedInputIsAnsweredAnew() {
        #expect(ask("a", 1) == ("1", true))
        #expect(ask("a", 2) == ("2", true))
        #expect(ask("a", 1) == ("1", true))
    }

    @Test func whatIsAskedForStaysWhileOthersPass() {
        #expect(ask("a", 1).wasMade)
        for other in 0..<20 {
            #expect(ask("\(other)", other).wasMade)
            #expect(!ask("a", 1).wasMade)
        }
    }

    @Test func whatNobodyAsksForIsForgotten() {
        #expect(ask("a", 1).wasMade)
        for other in 0..<4 { #expect(ask("\(other)", other).wasMade) }
        #expect(ask("a", 1).wasMade)
    }

    @Test func aFailureIsNotRemembered() {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) { try memo.output(of: "a", for: 1) { _ in throw Refusal() } }
        #expect(ask("a", 1) == ("1", true))
    }
}
