// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import PortraitFilms
import ProviderBuiltin
import Testing

/// Films of portraits that the thresholds were not set on (`LivenessRules` names the one that they were).
@Suite struct FilmTests {
    @Test(arguments: [SampleFaces.Portrait.obama, .obama3, .biden])
    func aHeadThatTurnsBy25DegreesIn0Point6SecondsPasses(portrait: SampleFaces.Portrait) async throws {
        let film = PortraitFilm.turningHead(of: try await SampleFaces.person(portrait), course: Screening.course)
        let verdict = try await Screening.verdict(on: film)
        guard case .passed(let template) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        let reference = try await SampleFaces.template(of: portrait)
        #expect(template.distance(to: reference) < 0.45)
    }

    @Test(arguments: [[HeadTurn.right, .left], [.left, .center, .left], [.center, .right]])
    func theOrderIsWhateverTheServerChose(order: [HeadTurn]) async throws {
        let film = PortraitFilm.turningHead(
            of: try await SampleFaces.person(.obama), course: TurnCourse(order))
        let challenge = order.map { turn -> ChallengeStep in
            switch turn {
            case .left: .left
            case .right: .right
            case .center: .center
            }
        }
        let verdict = try await Screening.verdict(on: film, challenge: challenge)
        guard case .passed = verdict else {
            Issue.record("\(verdict)")
            return
        }
    }

    @Test(arguments: [
        (SampleFaces.Portrait.obama, 0.0), (.obama, 45), (.obama, 90), (.biden, 0), (.biden, 20), (.biden, 135),
    ])
    func aPrintTiltedTo50DegreesAboutAnyAxisIsFlat(portrait: SampleFaces.Portrait, axis: Double) async throws {
        let film = PortraitFilm.tiltedPrint(
            of: try await SampleFaces.person(portrait), axis: axis,
            course: TurnCourse([.left, .right, .center], degrees: 50))
        let verdict = try await Screening.verdict(on: film)
        #expect(verdict == .failed(.flatImage))
    }

    @Test func aPhotoIsStill() async throws {
        let film = PortraitFilm.photo(try await SampleFaces.person(.biden), seconds: 3)
        #expect(try await Screening.verdict(on: film) == .failed(.stillImage))
    }

    @Test func theSamePictureAgainAndAgainIsStill() async throws {
        let film = PortraitFilm.frozen(try await SampleFaces.person(.biden), seconds: 3)
        #expect(try await Screening.verdict(on: film) == .failed(.stillImage))
    }

    @Test func twoPeopleAreRefused() async throws {
        let one = try await SampleFaces.person(.obama, faceWidth: 130, frameWidth: PortraitFilm.width / 2)
        let other = try await SampleFaces.person(.biden, faceWidth: 130, frameWidth: PortraitFilm.width / 2)
        let film = PortraitFilm.twoPeople(one, other, course: Screening.course)
        #expect(try await Screening.verdict(on: film) == .failed(.severalFaces))
    }

    @Test func somebodyElseFromTheMiddleOnIsRefused() async throws {
        let film = PortraitFilm.exchanged(
            try await SampleFaces.person(.obama), for: try await SampleFaces.person(.biden), course: Screening.course)
        #expect(try await Screening.verdict(on: film) == .failed(.differentPerson))
    }

    @Test func anEmptyRoomHasNoFace() async throws {
        #expect(try await Screening.verdict(on: .emptyRoom(seconds: 1)) == .failed(.noFace))
    }

    @Test func theOtherWayRoundIsTheWrongOrder() async throws {
        let film = PortraitFilm.turningHead(
            of: try await SampleFaces.person(.obama), course: TurnCourse([.right, .left, .center]))
        #expect(try await Screening.verdict(on: film) == .failed(.wrongOrder))
    }

    @Test func aFaceTooFarAwayIsTooSmall() async throws {
        let film = PortraitFilm.turningHead(
            of: try await SampleFaces.person(.obama, faceWidth: 65), course: TurnCourse([.left], opening: 0.5))
        let verdict = try await Screening.verdict(on: film, challenge: [.left])
        #expect(verdict == .failed(.faceTooSmall))
    }

    @Test func aFaceOutOfFocusIsBlurred() async throws {
        let film = PortraitFilm.blurred(
            try await SampleFaces.person(.biden), course: TurnCourse([.left], opening: 0.5))
        #expect(try await Screening.verdict(on: film, challenge: [.left]) == .failed(.blurred))
    }

    @Test func aFaceCutByThePicturesEdgeIsRefused() async throws {
        let film = PortraitFilm.photo(
            try await SampleFaces.person(.obama, faceWidth: 260, middle: (x: 0.17, y: 0.5)), seconds: 1)
        let verdict = try await Screening.verdict(on: film)
        #expect(verdict == .failed(.faceCutOff) || verdict == .failed(.noFace))
    }

    @Test func aFaceThatIsAtOnceElsewhereIsJumpy() async throws {
        let course = TurnCourse([.left], opening: 2.2)
        var jpegs: [Data] = []
        for x in [0.35, 0.65] {
            let person = try await SampleFaces.person(.obama, faceWidth: 160, middle: (x: x, y: 0.5))
            jpegs += try await PortraitFilm.turningHead(of: person, course: course).jpegs().prefix(30)
        }
        let screening = Screening()
        await screening.judge.begin(screening.session, challenge: Screening.challenge, now: screening.start)
        let verdict = try await screening.show(
            jpegs.enumerated().map {
                LivenessFrame(sequence: $0.offset, capturedAt: Screening.milliseconds($0.offset), jpeg: $0.element)
            })
        #expect(verdict == .failed(.jumpyMovement))
    }

    /// The turn itself is left out: straight, then at once turned, while the clock goes on without a gap.
    @Test func aCutInPlaceOfTheTurnDoesNotPass() async throws {
        let film = PortraitFilm.turningHead(of: try await SampleFaces.person(.obama), course: Screening.course)
        let jpegs = try await film.jpegs()
        let turn = Int(2.2 * Double(PortraitFilm.framesPerSecond))...Int(2.8 * Double(PortraitFilm.framesPerSecond))
        let cut = jpegs.indices.filter { !turn.contains($0) }.map { jpegs[$0] }
        let screening = Screening()
        await screening.judge.begin(screening.session, challenge: Screening.challenge, now: screening.start)
        let verdict = try await screening.show(
            cut.enumerated().map {
                LivenessFrame(sequence: $0.offset, capturedAt: Screening.milliseconds($0.offset), jpeg: $0.element)
            })
        guard case .failed = verdict else {
            Issue.record("\(verdict)")
            return
        }
    }
}
