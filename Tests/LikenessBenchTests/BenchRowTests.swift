// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessBench
import Testing

@Suite struct BenchRowTests {
    @Test func throughputIsMeasuredOverItsFloor() {
        let row = BenchRow("a", figure: 30, floor: 10, unit: "1/s", better: .higher, goal: 3)
        #expect(row.ratio == 3)
        #expect(row.holds == true)
    }

    @Test func timeIsMeasuredUnderItsFloor() {
        let row = BenchRow("a", figure: 10, floor: 8, unit: "ms", better: .lower, goal: 0.9)
        #expect(row.ratio == 0.8)
        #expect(row.holds == false)
    }

    @Test(arguments: [(119.9, true), (120, true), (120.1, false)])
    func aLimitHoldsUpToItself(figure: Double, holds: Bool) {
        #expect(BenchRow("a", figure: figure, unit: "MB", limit: 120).holds == holds)
    }

    @Test func withoutAGoalNothingIsJudged() {
        #expect(BenchRow("a", figure: 1, floor: 2, unit: "1/s", better: .higher).holds == nil)
    }

    @Test func aMissedGoalStaysInTheFileWithAllItsKeys() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try BenchReport([BenchRow("a", figure: 500, unit: "MB", limit: 400)]).write(to: path)
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        let row = try #require((json as? [[String: Any]])?.first)
        #expect(Set(row.keys) == ["name", "figure", "unit", "floor", "ratio", "goal", "holds"])
        #expect(row["holds"] as? Bool == false)
        #expect(row["floor"] is NSNull)
    }
}
