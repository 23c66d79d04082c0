// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import ProviderBuiltin

@Suite struct StoryboardTests {
    private let clip = ResolvedReference.imagined(.video, width: 1280, height: 720, seconds: 6, hasAudio: true)
    private let sound = ResolvedReference.imagined(.audio, seconds: 6)

    @Test func referencesComeInOrderImagesBeforeClips() {
        let board = Storyboard(
            SampleOrder(seconds: 10).job(images: [.imagined(), .imagined()], videos: [clip, clip]))
        #expect(board.pictures == [[.image(0)], [.image(1)], [.clip(0)], [.clip(1)]])
        #expect(board.shots.last?.span.upperBound == 240)
    }

    @Test func tooManyReferencesShareShots() {
        let images = Array(repeating: ResolvedReference.imagined(), count: 9)
        let board = Storyboard(SampleOrder(seconds: 4).job(images: images, videos: [clip, clip, clip]))
        #expect(board.pictures.count == 3)
        #expect(board.pictures.flatMap { $0 } == (0..<9).map { .image($0) } + (0..<3).map { .clip($0) })
    }

    @Test func theFirstFrameBeginsWholeAndTheLastEndsWhole() throws {
        let order = SampleOrder(roles: [.lastFrame, .firstFrame])
        let board = Storyboard(order.job(images: [.imagined(), .imagined()]))
        #expect(board.pictures == [[.image(1)], [.image(0)]])
        #expect(try #require(board.moves.first).from == .whole)
        #expect(try #require(board.moves.last).to == .whole)
        #expect(board.moves.allSatisfy { $0.from != $0.to })
    }

    @Test func aFilmWithoutPicturesHasBackdropsAndATitle() {
        let board = Storyboard(SampleOrder(prompt: "Waves", seconds: 8).job())
        #expect(board.pictures.isEmpty)
        #expect(board.shots.count == 2)
        #expect(board.captions.style.place == .middle)
    }

    @Test(arguments: [
        (1000, 1000, PixelSize(640, 640)), (970, 2204, PixelSize(496, 864)), (4000, 1700, PixelSize(992, 432)),
        (1200, 900, PixelSize(752, 560)),
    ])
    func anAdaptiveRatioFollowsTheFirstPicture(width: Int, height: Int, size: PixelSize) {
        let images = [ResolvedReference.imagined(width: width, height: height), .imagined(width: 900, height: 910)]
        #expect(Storyboard(SampleOrder(ratio: nil).job(images: images)).size == size)
    }

    @Test func anAdaptiveRatioWithoutPicturesIsWide() {
        #expect(Storyboard(SampleOrder(ratio: nil).job()).size == PixelSize(864, 496))
    }

    @Test func aLengthThatIsLeftToUsFitsTheReferences() {
        let order = SampleOrder(model: .next, seconds: nil)
        #expect(Storyboard(order.job()).seconds == 5)
        #expect(Storyboard(order.job(images: [.imagined()])).seconds == 4)
        #expect(Storyboard(order.job(images: [.imagined(), .imagined()], videos: [clip])).seconds == 12)
        #expect(Storyboard(order.job(images: [.imagined()], audios: [sound])).seconds == 6)
        let many = Array(repeating: ResolvedReference.imagined(), count: 30)
        #expect(Storyboard(order.job(images: many)).seconds == 30)
    }

    @Test func soundIsTheReferencesOrTheClipsOrAmbience() {
        let images = [ResolvedReference.imagined()]
        let heard = Storyboard(SampleOrder().job(images: images, videos: [clip], audios: [sound, sound])).soundtrack
        #expect(heard.layers.map(\.source) == [.audio(0), .audio(1)])
        #expect(heard.layers.map(\.span) == [0..<48, 48..<96])
        #expect(heard.ambience == nil)
        let clips = Storyboard(SampleOrder().job(images: images, videos: [clip])).soundtrack
        #expect(clips.layers.map(\.source) == [.clip(0)])
        #expect(clips.ambience != nil)
        #expect(Storyboard(SampleOrder().job(images: images)).soundtrack.ambience != nil)
    }

    @Test func anOrderWithoutSoundIsSilent() {
        let order = SampleOrder(generateAudio: false)
        let soundtrack = Storyboard(order.job(images: [.imagined()], videos: [clip], audios: [sound])).soundtrack
        #expect(soundtrack.layers.isEmpty && soundtrack.ambience == nil)
    }

    @Test func theSeedDecides() {
        let images = [ResolvedReference.imagined(), .imagined()]
        let boards = [1, 1, 2].map { Storyboard(SampleOrder(seed: $0).job(images: images)) }
        #expect(boards[0] == boards[1])
        #expect(boards[0] != boards[2])
    }
}

extension Storyboard {
    var pictures: [[Picture]] {
        shots.compactMap { if case .pictures(let pictures, _) = $0.scene { pictures } else { nil } }
    }

    var moves: [CameraMove] {
        shots.compactMap { if case .pictures(_, let move) = $0.scene { move } else { nil } }
    }
}
