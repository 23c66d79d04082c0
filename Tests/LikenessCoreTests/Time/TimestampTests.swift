// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_773_806_230, "2026-03-18T03:57:10Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
    func secondsAreWrittenAsRFC3339(seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).rfc3339 == text)
    }

    @Test func theCompactTextIsThatOfTheVendorsIDs() {
        #expect(Timestamp(seconds: 1_774_969_025).compactText == "20260331145705")
    }

    @Test(arguments: [(1999, 1), (2000, 2), (-1, -1), (-1000, -1), (-1001, -2)])
    func wholeSecondsAreRoundedDown(milliseconds: Int64, seconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
    }

    @Test func timesAndDurationsAdd() {
        let time = Timestamp(seconds: 10)
        #expect(time + .milliseconds(1500) == Timestamp(milliseconds: 11_500))
        #expect(time - .seconds(3) == Timestamp(seconds: 7))
        #expect(time - Timestamp(seconds: 4) == .seconds(6))
    }
}
