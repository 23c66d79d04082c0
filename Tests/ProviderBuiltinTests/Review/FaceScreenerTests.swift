// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin
import Testing

/// Real faces in references that were never reviewed.
@Suite struct FaceScreenerTests {
    private let screener = BuiltinFaceScreener(media: MediaTools(), faces: SampleFaces.analyzer)

    @Test(arguments: SampleFaces.Portrait.allCases) func aPortraitShowsARealFace(portrait: SampleFaces.Portrait)
        async throws
    {
        #expect(try await screener.showsRealFace(path: portrait.path, type: .image))
    }

    @Test func aDrawnPictureShowsNone() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/drawn.png"
            try await MediaFixtures.picture(at: path, width: 1280, height: 720)
            #expect(try await !screener.showsRealFace(path: path, type: .image))
        }
    }

    @Test func aFaceAnywhereInAClipIsSeen() async throws {
        try await TemporaryFolder.with { folder in
            let (with, without) = ("\(folder.path)/with.mp4", "\(folder.path)/without.mp4")
            try await MediaFixtures.clip(of: [.empty(seconds: 4), .portrait(.biden, seconds: 1)], at: with)
            try await MediaFixtures.clip(of: [.empty(seconds: 5)], at: without)
            #expect(try await screener.showsRealFace(path: with, type: .video))
            #expect(try await !screener.showsRealFace(path: without, type: .video))
        }
    }

    @Test func lessThanASecondOfAFaceInALongClipIsSeen() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.clip(
                of: [.empty(seconds: 17.2), .portrait(.biden, seconds: 0.7), .empty(seconds: 12.1)], at: path)
            #expect(try await screener.showsRealFace(path: path, type: .video))
        }
    }

    @Test func aSoundShowsNothing() async throws {
        #expect(try await !screener.showsRealFace(path: "/nonexistent", type: .audio))
    }

    @Test func whatCannotBeReadIsNoAnswer() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write("no picture", name: "picture.jpg")
            await #expect(throws: ProviderError.final(code: "UnreadableMedia")) {
                try await screener.showsRealFace(path: path, type: .image)
            }
        }
    }

    @Test func withoutItsModelsItAsksToBeTriedAgain() async throws {
        let blind = BuiltinFaceScreener(
            media: MediaTools(), faces: FaceAnalyzer(modelsDirectory: "/nonexistent", workers: 1))
        let error = await #expect(throws: ProviderError.self) {
            try await blind.showsRealFace(path: SampleFaces.Portrait.obama.path, type: .image)
        }
        guard case .retry = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
