// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ProviderBuiltin

@Suite struct TimetableTests {
    @Test(arguments: [(1, 4), (2, 4), (3, 4), (4, 4), (4, 5), (5, 5), (9, 10), (12, 15), (15, 15), (30, 30)])
    func everyShotIsAloneForASecondAndTheFilmIsFull(shots: Int, seconds: Int) {
        let weights = (0..<shots).map { Double($0 % 3 + 1) }
        let times = Timetable(weights: weights, frames: seconds * 24)
        #expect(times.spans.first?.lowerBound == 0)
        #expect(times.spans.last?.upperBound == seconds * 24)
        for (index, span) in times.spans.enumerated() {
            let before = index > 0 ? times.spans[index - 1].upperBound : span.lowerBound
            let after = index < shots - 1 ? times.spans[index + 1].lowerBound : span.upperBound
            #expect(after - before >= 24)
            if index > 0 { #expect(before - span.lowerBound == times.fade) }
        }
    }

    @Test func aHeavierShotIsLonger() {
        let times = Timetable(weights: [3, 9], frames: 240)
        #expect(times.spans[1].count > 2 * times.spans[0].count)
    }

    @Test func crossFadesGiveWayToTheSecondsOfTheShots() {
        #expect(Timetable(weights: [1, 1], frames: 120).fade == 12)
        #expect(Timetable(weights: [1, 1, 1, 1], frames: 120).fade == 8)
        #expect(Timetable(weights: [1, 1, 1, 1, 1], frames: 120).fade == 0)
    }

    @Test(arguments: [(4, 4, 4), (5, 4, 3), (9, 5, 4), (12, 15, 12), (40, 30, 24), (40, 4, 3)])
    func picturesThatHaveNoSecondEachShareAPage(pictures: Int, seconds: Int, shots: Int) {
        #expect(Timetable.shots(for: pictures, frames: seconds * 24) == shots)
    }
}
