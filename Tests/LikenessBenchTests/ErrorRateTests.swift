// SPDX-License-Identifier: Apache-2.0

import LikenessBench
import Testing

@Suite struct ErrorRateTests {
    /// From the closed forms at the ends (1 - 0.025^(1/n)), and between them from the defining tails of the binomial
    /// distribution.
    @Test(arguments: [
        (0, 10, 0.0, 0.308_497), (10, 10, 0.691_503, 1.0), (0, 298, 0.0, 0.012_303), (1, 20, 0.001_265, 0.248_733),
        (5, 50, 0.033_275, 0.218_135), (50, 100, 0.398_321, 0.601_679),
    ])
    func theBoundsAreExact(errors: Int, trials: Int, low: Double, high: Double) {
        let bounds = ErrorRate(errors: errors, trials: trials).bounds()
        #expect(abs(bounds.lowerBound - low) < 1e-5, "\(bounds)")
        #expect(abs(bounds.upperBound - high) < 1e-5, "\(bounds)")
    }

    @Test func manyTrialsAreCountedToo() {
        let bounds = ErrorRate(errors: 3, trials: 1_000_000).bounds()
        #expect(abs(bounds.lowerBound - 6.187e-7) < 1e-9 && abs(bounds.upperBound - 8.767e-6) < 1e-8, "\(bounds)")
    }

    @Test func withoutTrialsNothingIsKnown() {
        #expect(ErrorRate(errors: 0, trials: 0).bounds() == 0...1)
        #expect(ErrorRate(errors: 0, trials: 0).text == "none measured")
        #expect(ErrorRate(errors: 0, trials: 10).text == "0 of 10: 0 % (0–31 %)")
    }
}
