// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A shot before it has its time.
struct StoryboardPage {
    private enum Move { case inwards, outwards, either }

    /// The seconds that it would like to have.
    let weight: Double
    private let pictures: [Storyboard.Picture]
    private let move: Move

    /// One page for each picture of a job: the first frame first, the last frame last, else in the caller's order,
    /// images before videos.
    static func single(of job: VideoJob) -> [StoryboardPage] {
        let images = zip(job.order.images, job.images.indices).map { (role: $0.role, index: $1) }
        func pages(_ role: VideoOrder.ImageRole, _ move: Move) -> [StoryboardPage] {
            images.filter { $0.role == role }.map {
                StoryboardPage(weight: FilmLength.still, pictures: [.image($0.index)], move: move)
            }
        }
        let clips = job.videos.enumerated().map { index, clip in
            StoryboardPage(
                weight: max(1, clip.facts.durationSeconds ?? FilmLength.still), pictures: [.clip(index)], move: .either)
        }
        return pages(.firstFrame, .inwards) + pages(.referenceImage, .either) + clips + pages(.lastFrame, .outwards)
    }

    /// For a film without pictures: a new backdrop about every four seconds.
    static func backdrops(frames: Int) -> [StoryboardPage] {
        let count = max(1, frames / (4 * Timetable.framesPerSecond))
        return (0..<count).map { _ in StoryboardPage(weight: 1, pictures: [], move: .either) }
    }

    private init(weight: Double, pictures: [Storyboard.Picture], move: Move) {
        self.weight = weight
        self.pictures = pictures
        self.move = move
    }

    /// Several on one page, which then has no place for a first or last frame alone.
    init(joining pages: ArraySlice<StoryboardPage>) {
        self.weight = pages.map(\.weight).max() ?? 1
        self.pictures = pages.flatMap(\.pictures)
        self.move = pages.count == 1 ? pages.first?.move ?? .either : .either
    }

    func scene(seconds: Double, random: inout SeededRandom) -> Storyboard.Scene {
        guard !pictures.isEmpty else { return .backdrop(Backdrop(random: &random)) }
        let inwards: Bool =
            switch move {
            case .inwards: true
            case .outwards: false
            case .either: Bool.random(using: &random)
            }
        return .pictures(
            pictures,
            inwards
                ? .inwards(seconds: seconds, random: &random) : .outwards(seconds: seconds, random: &random))
    }
}
