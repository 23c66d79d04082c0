// SPDX-License-Identifier: Apache-2.0

import LikenessChaos
import Testing

@Suite struct ChaosReportTests {
    private static let defects: [(name: String, change: @Sendable (inout ChaosReport) -> Void)] = [
        ("lost", { $0.lost = 1 }), ("run twice", { $0.runTwice = 1 }),
        ("duplicates upstream", { $0.duplicatesUpstream = 1 }),
        ("notifications missing", { $0.notificationsMissing = 1 }), ("crashed", { $0.crashes = 1 }),
        ("failed", { $0.failed = ["task_failed": 1] }),
    ]

    @Test func aRunInWhichAllEndedHolds() {
        var report = ChaosReport()
        (report.accepted, report.finished, report.outcomeUnknown) = (12, 11, 1)
        #expect(report.holds)
        #expect(report.lines.last == "  nothing lost, nothing twice")
    }

    @Test(arguments: 0..<6) func anyDefectIsTheEndOfThat(_ index: Int) {
        var report = ChaosReport()
        Self.defects[index].change(&report)
        #expect(!report.holds, "\(Self.defects[index].name)")
        #expect(report.lines.contains { $0.contains(Self.defects[index].name) && $0.contains("1") })
    }
}
