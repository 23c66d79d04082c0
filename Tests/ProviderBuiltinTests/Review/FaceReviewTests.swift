// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import MediaTools
import Testing

/// Whose face an asset shows, with real portraits. One at a time: making the clips keeps the cores busy.
@Suite(.serialized) struct FaceReviewTests {
    /// The person of every group here.
    private var person: FaceTemplate {
        get async throws { try await SampleFaces.Portrait.obama.template }
    }

    @Test(arguments: [SampleFaces.Portrait.obama2, .obama3]) func anotherPhotoOfThePersonPasses(
        portrait: SampleFaces.Portrait
    ) async throws {
        try await ReviewBench.with { bench async throws in
            #expect(try await bench.rejection(portrait.path, as: .image, person: try await person) == nil)
        }
    }

    @Test func anotherPersonIsAMismatchAndIsNotKept() async throws {
        try await ReviewBench.with { bench async throws in
            let path = SampleFaces.Portrait.biden.path
            #expect(try await bench.rejection(path, person: try await person) == .faceMismatch)
            #expect(try bench.copies().isEmpty)
        }
    }

    @Test func aPictureWithoutAnybodyHasNoFace() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("drawn.png")
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            #expect(try await bench.rejection(path, person: try await person) == .noFace)
        }
    }

    @Test func twoPeopleAreSeveralFacesWhoeverTheyAre() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("two.jpg")
            try await MediaFixtures.sideBySide(.obama2, .biden, at: path)
            #expect(try await bench.rejection(path, person: try await person) == .multipleFaces)
        }
    }

    @Test func aPhotoThatThePhoneHeldSidewaysIsSeenUpright() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("sideways.jpg")
            try await MediaFixtures.make([
                "-i", SampleFaces.Portrait.obama2.path, "-vf", "transpose=cclock", "-q:v", "2", path,
            ])
            #expect(try await bench.rejection(path, person: try await person) == .noFace)
            try MediaFixtures.addEXIF(toJPEGAt: path, orientation: 6)
            let verdict = try await bench.review(path, person: try await person)
            guard case .active(let copy, let facts) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(facts.width == 910 || facts.width == 626)
            let kept = try await MediaTools().probe(copy)
            #expect(kept.width == facts.width && kept.height == facts.height)
        }
    }

    @Test func aClipOfThePersonPasses() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("clip.mp4")
            try await MediaFixtures.clip(of: [.portrait(.obama2, seconds: 3)], at: path)
            #expect(try await bench.rejection(path, as: .video, person: try await person) == nil)
        }
    }

    private static let clips: [([MediaFixtures.Scene], AssetRejection?)] = [
        ([.portrait(.biden, seconds: 3)], .faceMismatch),
        ([.portrait(.obama2, seconds: 4), .portrait(.biden, seconds: 1)], .faceMismatch),
        (
            [.portrait(.obama2, seconds: 9), .portrait(.biden, seconds: 0.7), .portrait(.obama2, seconds: 5)],
            .faceMismatch
        ),
        ([.empty(seconds: 3)], .noFace), ([.portrait(.obama2, seconds: 1), .empty(seconds: 4)], .noFace),
        ([.empty(seconds: 1), .portrait(.obama2, seconds: 4)], nil),
    ]

    @Test(arguments: clips) func aClipShowsThePersonMostlyAndNobodyElse(
        scenes: [MediaFixtures.Scene], code: AssetRejection?
    ) async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("clip.mp4")
            try await MediaFixtures.clip(of: scenes, at: path)
            #expect(try await bench.rejection(path, person: try await person) == code)
            #expect(try bench.copies().count == (code == nil ? 1 : 0))
        }
    }

    @Test func aClipThatHidesSomebodyElseBehindItsLengthIsLookedAtWhole() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("clip.mp4")
            try await MediaFixtures.clip(
                of: [.portrait(.obama2, seconds: 4), .portrait(.biden, seconds: 8)], at: path)
            try MediaFixtures.divideLength(ofMP4At: path, by: 4)
            #expect(try await bench.rejection(path, person: try await person) == .faceMismatch)
        }
    }

    @Test func aVerifiedPersonIsNoVirtualOne() async throws {
        try await ReviewBench.with { bench async throws in
            let verified = [try await person]
            let (obama, biden) = (SampleFaces.Portrait.obama2.path, SampleFaces.Portrait.biden.path)
            #expect(try await bench.rejection(obama, verified: verified) == .realPerson)
            #expect(try await bench.rejection(biden, verified: verified) == nil)
            #expect(try await bench.rejection(obama) == nil)
        }
    }

    @Test func aVerifiedPersonLateInAClipIsNoVirtualOne() async throws {
        try await ReviewBench.with { bench async throws in
            let path = bench.path("clip.mp4")
            try await MediaFixtures.clip(of: [.empty(seconds: 4), .portrait(.obama2, seconds: 1)], at: path)
            #expect(try await bench.rejection(path, verified: [try await person]) == .realPerson)
        }
    }

    @Test func stoppingTheServerRejectsNothing() async throws {
        try await TemporaryFolder.with { tools in
            let tool = try tools.write("#!/bin/sh\ntouch \(tools.path)/started\nsleep 60 & wait\n", name: "ffmpeg")
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool)
            try await ReviewBench.with(ffmpeg: tool) { bench in
                let person = try await person
                // A caller of its own, to be cancelled in the middle of its work.
                let review = Task { try await bench.review(SampleFaces.Portrait.obama2.path, person: person) }
                try await Eventually.holds("the tool runs") {
                    FileManager.default.fileExists(atPath: "\(tools.path)/started")
                }
                review.cancel()
                await #expect(throws: ProviderError.retry(after: nil)) { try await review.value }
            }
        }
    }
}
