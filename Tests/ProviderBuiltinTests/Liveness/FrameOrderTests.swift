// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import PortraitFilms
import ProviderBuiltin
import Testing

/// What the judge makes of frames that come wrongly, whatever they show.
@Suite struct FrameOrderTests {
    private static func frames(_ count: Int) async throws -> [LivenessFrame] {
        let film = PortraitFilm.photo(try await SampleFaces.person(.obama), seconds: 1)
        let jpegs = try await film.jpegs()
        return (0..<count).map {
            LivenessFrame(sequence: $0, capturedAt: Screening.milliseconds($0), jpeg: jpegs[$0])
        }
    }

    private static func begun() async -> Screening {
        let screening = Screening()
        await screening.judge.begin(screening.session, challenge: Screening.challenge, now: screening.start)
        return screening
    }

    @Test func framesOutOfOrderEndTheTry() async throws {
        var frames = try await Self.frames(4)
        frames.swapAt(1, 2)
        #expect(try await Self.begun().show(frames) == .failed(.framesOutOfOrder))
    }

    @Test func aMissingFrameEndsTheTry() async throws {
        var frames = try await Self.frames(4)
        frames.remove(at: 2)
        #expect(try await Self.begun().show(frames) == .failed(.framesOutOfOrder))
    }

    @Test func theLastFramesMayComeAgainForTheirAnswerMayBeLost() async throws {
        let frames = try await Self.frames(6)
        let screening = await Self.begun()
        let first = try await screening.judge.submit(
            Array(frames[..<3]), of: screening.session, now: screening.start + .seconds(1))
        let again = try await screening.judge.submit(
            Array(frames[..<3]), of: screening.session, now: screening.start + .seconds(2))
        #expect(again == first)
        let next = try await screening.judge.submit(
            Array(frames[3...]), of: screening.session, now: screening.start + .seconds(2))
        guard case .continuing = next else {
            Issue.record("\(next)")
            return
        }
    }

    @Test func olderFramesSentAgainEndTheTry() async throws {
        let frames = try await Self.frames(3)
        let screening = await Self.begun()
        _ = try await screening.judge.submit(frames, of: screening.session, now: screening.start + .seconds(1))
        let again = try await screening.judge.submit(
            Array(frames[1...]), of: screening.session, now: screening.start + .seconds(2))
        #expect(again == .failed(.framesOutOfOrder))
    }

    @Test func framesFromTheFutureEndTheTry() async throws {
        let frames = try await Self.frames(1).map {
            LivenessFrame(sequence: $0.sequence, capturedAt: 60_000, jpeg: $0.jpeg)
        }
        let screening = await Self.begun()
        let verdict = try await screening.judge.submit(
            frames, of: screening.session, now: screening.start + .seconds(1))
        #expect(verdict == .failed(.framesOutOfOrder))
    }

    @Test func framesThatComeMuchLaterThanOthersAreTooSlow() async throws {
        let frames = try await Self.frames(2)
        let screening = await Self.begun()
        _ = try await screening.judge.submit([frames[0]], of: screening.session, now: screening.start + .seconds(1))
        let verdict = try await screening.judge.submit(
            [frames[1]], of: screening.session, now: screening.start + .seconds(9))
        #expect(verdict == .failed(.tooSlow))
    }

    @Test func framesOfNoTryAreRefused() async throws {
        let screening = Screening()
        let verdict = try await screening.judge.submit(
            try await Self.frames(1), of: screening.session, now: screening.start)
        #expect(verdict == .failed(.framesOutOfOrder))
    }

    @Test func afterAVerdictTheTryIsForgotten() async throws {
        let screening = await Self.begun()
        var frames = try await Self.frames(4)
        frames.swapAt(0, 1)
        _ = try await screening.show(frames)
        let verdict = try await screening.judge.submit(
            try await Self.frames(1), of: screening.session, now: screening.start)
        #expect(verdict == .failed(.framesOutOfOrder))
    }

    @Test(arguments: [Data(), Data("no picture".utf8), Data([0xFF, 0xD8, 0xFF, 0xD9])])
    func whatIsNoPictureEndsTheTry(bytes: Data) async throws {
        let frame = LivenessFrame(sequence: 0, capturedAt: 0, jpeg: bytes)
        #expect(try await Self.begun().show([frame]) == .failed(.framesOutOfOrder))
    }

    @Test func aTryWithoutAFrameEndsByItself() async throws {
        let screening = await Self.begun()
        let early = await screening.judge.expire(now: screening.start + .seconds(14))
        #expect(early.isEmpty)
        let late = await screening.judge.expire(now: screening.start + .seconds(15))
        #expect(late.map(\.failure) == [.noFace])
        let again = await screening.judge.expire(now: screening.start + .seconds(99))
        #expect(again.isEmpty)
    }

    @Test func aCancelledTryIsForgotten() async throws {
        let screening = await Self.begun()
        await screening.judge.cancel(screening.session)
        let over = await screening.judge.expire(now: screening.start + .seconds(99))
        #expect(over.isEmpty)
    }
}
