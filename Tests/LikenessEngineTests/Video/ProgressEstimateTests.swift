// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LikenessEngine

@Suite struct ProgressEstimateTests {
    @Test(arguments: [(0, 0), (60, 50), (180, 75), (100_000, 95), (-1, 0), (-60, 0), (-3600, 0)])
    func progressFollowsFromTheTimeWhereverTheClockWasSet(elapsed: Int64, percent: Int) {
        let estimate = ProgressEstimate(elapsed: .seconds(elapsed), expected: .seconds(60))
        #expect(estimate.percent == percent)
    }
}
