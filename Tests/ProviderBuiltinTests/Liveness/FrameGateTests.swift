// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

@testable import ProviderBuiltin

@Suite struct FrameGateTests {
    private var gate = FrameGate(begunAt: CourseScript.begin, rules: LivenessRules())

    private mutating func admit(
        _ sequence: Int, at capturedAt: Int, picture: String? = nil, delay: Int = 100, hasSeenFace: Bool = true
    ) -> FrameGate.Admission {
        let jpeg = Data((picture ?? "picture \(sequence)").utf8)
        return gate.admit(
            LivenessFrame(sequence: sequence, capturedAt: capturedAt, jpeg: jpeg),
            hasSeenFace: hasSeenFace, now: CourseScript.begin + .milliseconds(capturedAt + delay))
    }

    @Test mutating func framesInOrderAreAdmitted() {
        #expect((0..<5).map { admit($0, at: $0 * 66) } == Array(repeating: .admitted, count: 5))
    }

    @Test(arguments: [0, 2]) mutating func aRepeatedOrMissingNumberIsRefused(second: Int) {
        #expect(admit(0, at: 0) == .admitted)
        #expect(admit(second, at: 66) == .refused(.framesOutOfOrder))
    }

    @Test(arguments: [99, 100]) mutating func aClockThatStandsOrRunsBackIsRefused(second: Int) {
        #expect(admit(0, at: 100) == .admitted)
        #expect(admit(1, at: second) == .refused(.framesOutOfOrder))
    }

    @Test mutating func framesFromTheFutureAreRefused() {
        #expect(admit(0, at: 10_000, delay: -1900) == .admitted)
        #expect(admit(1, at: 10_066, delay: -2100) == .refused(.framesOutOfOrder))
    }

    @Test mutating func aFrameFiveSecondsLaterThanTheQuickestIsAdmittedAndALaterOneIsTooSlow() {
        #expect(admit(0, at: 0) == .admitted)
        #expect(admit(1, at: 66, delay: 5100) == .admitted)
        #expect(admit(2, at: 132, delay: 5101) == .refused(.tooSlow))
    }

    @Test mutating func aPageMayDrawOnePictureTwiceButNotForTwoSeconds() {
        #expect(admit(0, at: 0, picture: "same") == .admitted)
        #expect(admit(1, at: 66, picture: "same") == .repeated)
        #expect(admit(2, at: 2065, picture: "same") == .repeated)
        #expect(admit(3, at: 2066, picture: "same") == .refused(.stillImage))
    }

    /// A covered camera: the person is told to show their face, and loses no try by it at once.
    @Test mutating func withoutAFaceTheSamePictureMayComeForLong() {
        #expect(admit(0, at: 0, picture: "black", hasSeenFace: false) == .admitted)
        #expect(admit(1, at: 9000, picture: "black", hasSeenFace: false) == .repeated)
        #expect(admit(2, at: 9066, picture: "grey", hasSeenFace: false) == .admitted)
        #expect(admit(3, at: 9132, picture: "black", hasSeenFace: false) == .repeated)
    }

    @Test mutating func aPictureThatComesBackIsRefused() {
        #expect(admit(0, at: 0, picture: "one") == .admitted)
        #expect(admit(1, at: 66, picture: "two") == .admitted)
        #expect(admit(2, at: 132, picture: "one") == .refused(.framesOutOfOrder))
    }
}
