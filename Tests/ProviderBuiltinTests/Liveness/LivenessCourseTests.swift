// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import ProviderBuiltin

/// The course of a try, from measurements that a test makes up: what films can't show at an exact threshold.
@Suite struct LivenessCourseTests {
    private static let rules = LivenessRules()

    @Test func turnsInOrderPassAndTellTheirProgress() throws {
        var script = CourseScript([.left, .right, .center])
        script.lookStraight()
        #expect(script.progress?.step == 0)
        script.turn(to: 20)
        #expect(script.progress?.step == 1)
        script.turn(to: -20)
        #expect(script.progress?.step == 2)
        script.turn(to: 0)
        script.hold(surface: 0, frames: 6)
        guard case .passed = script.verdict else {
            Issue.record("\(script.verdict)")
            return
        }
    }

    @Test func turningToTheOtherSideIsTheWrongOrder() {
        var script = CourseScript([.left, .right])
        script.lookStraight()
        script.turn(to: -20)
        #expect(script.failure == .wrongOrder)
    }

    @Test func farOutOfThePlaneButNotFarEnoughTurnedIsNoTurn() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.turn(to: Self.rules.leastTurn - 0.5)
        #expect(script.progress?.step == 0)
    }

    @Test func aTurnInItsPlaneIsFlatWhenItComesBack() {
        var script = CourseScript([.left])
        script.depth = Self.rules.leastDepth - 0.001
        script.lookStraight()
        script.turn(to: 20)
        #expect(script.progress?.step == 0)
        script.turn(to: 0)
        #expect(script.failure == .flatImage)
    }

    @Test func aTurnThatStaysInItsPlaneIsFlatWhenTimeIsUp() {
        var script = CourseScript([.left])
        script.depth = 0.01
        script.lookStraight()
        script.turn(to: 20)
        #expect(script.failure(afterSeconds: 12) == .flatImage)
    }

    @Test func aTurnFasterThanHeadsTurnJumps() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.hold(surface: 30, frames: 4)
        #expect(script.failure == .jumpyMovement)
    }

    @Test func somebodyElseForThreeFramesIsADifferentPersonAndForTwoIsNot() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.person = 1
        script.hold(surface: 0, frames: 2)
        #expect(script.failure == nil)
        script.hold(surface: 0, frames: 1)
        #expect(script.failure == .differentPerson)
    }

    @Test func twoPeopleInTheFirstStraightLookAreADifferentPerson() {
        var script = CourseScript([.left])
        for _ in 0..<7 {
            script.person = 0
            script.hold(surface: nil, frames: 1)
            script.person = 1
            script.hold(surface: nil, frames: 1)
        }
        #expect(script.failure == .differentPerson)
    }

    @Test func framesOfSomebodyElseAddUpThoughThePersonComesBetween() {
        var script = CourseScript([.left])
        script.lookStraight()
        for _ in 0..<8 {
            script.person = 1
            script.hold(surface: 0, frames: 2)
            script.person = 0
            script.hold(surface: 0, frames: 1)
        }
        #expect(script.failure == .differentPerson)
    }

    @Test func aTurnWithSeveralFacesInThePictureIsNoTurn() {
        var script = CourseScript([.left])
        script.lookStraight()
        for degrees in stride(from: 3.0, through: 21, by: 3) { script.show(.severalFaces, at: degrees) }
        #expect(script.failure == nil)
        #expect(script.progress?.step == 0)
    }

    @Test func aTurnInWhichNobodyIsSeenIsNoTurn() {
        var script = CourseScript([.left])
        script.lookStraight()
        for _ in 0..<6 { script.show(.noFace, at: 0) }
        for degrees in stride(from: 3.0, through: 21, by: 3) { script.show(.noFace, at: degrees) }
        #expect(script.progress?.step == 0)
    }

    @Test func aFaceThatTheDetectorLosesInTheTurnStillTurns() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.turn(to: 9)
        script.show(.noFace, at: 12)
        script.show(.noFace, at: 15)
        guard case .passed = script.verdict else {
            Issue.record("\(script.verdict)")
            return
        }
    }

    @Test func lookingAheadCountsForThePersonOnly() {
        var script = CourseScript([.center])
        script.lookStraight()
        for _ in 0..<12 { script.show(.severalFaces, at: 0) }
        #expect(script.progress?.step == 0)
        script.hold(surface: 0, frames: 8)
        guard case .passed = script.verdict else {
            Issue.record("\(script.verdict)")
            return
        }
    }

    @Test func somebodyWalkingPastIsAllowedForTwoSeconds() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.show(.severalFaces, frames: 31)
        #expect(script.failure == nil)
        script.show(.severalFaces, frames: 1)
        #expect(script.failure == .severalFaces)
    }

    @Test func nobodyForFifteenSecondsEndsTheTry() {
        let script = CourseScript([.left])
        #expect(script.failure(afterSeconds: 14.9) == nil)
        #expect(script.failure(afterSeconds: 15) == .noFace)
    }

    @Test func aStepTakesAtMostTwelveSeconds() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.hold(surface: 0, frames: 1)
        #expect(script.failure(afterSeconds: 11.9) == nil)
        #expect(script.failure(afterSeconds: 12) == .stillImage)
    }

    @Test func aTryTakesAtMostSeventyFiveSeconds() {
        var script = CourseScript(Array(repeating: .center, count: 40))
        script.lookStraight()
        for _ in 0..<8 {
            script.rest(seconds: 10)
            script.hold(surface: 0, frames: 6)
        }
        #expect(script.failure == .tooSlow)
    }

    @Test func afterALongGapTheStraightLookIsAskedForAgain() {
        var script = CourseScript([.left])
        script.lookStraight()
        script.wait(milliseconds: 1100)
        script.turn(to: 20)
        #expect(script.progress?.step == 0)
        #expect(script.progress?.hint == .holdStill)
    }
}
