// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What the film shows and when, decided before anything is drawn. The same job makes the same storyboard.
struct Storyboard: Equatable, Sendable {
    enum Picture: Equatable, Sendable {
        /// An index in the job's images.
        case image(Int)
        /// An index in the job's videos.
        case clip(Int)
    }

    enum Scene: Equatable, Sendable {
        /// One picture, or several on one page.
        case pictures([Picture], CameraMove)
        case backdrop(Backdrop)
    }

    struct Shot: Equatable, Sendable {
        let scene: Scene
        /// Frames, cross-fades included.
        let span: Range<Int>
    }

    let size: PixelSize
    let frames: Int
    let shots: [Shot]
    /// Frames of each cross-fade; 0 is a cut.
    let fade: Int
    let captions: Captions
    let soundtrack: Soundtrack
    /// Whether the label stays to the end.
    let keepsLabel: Bool

    var seconds: Double { Double(frames) / Double(Timetable.framesPerSecond) }

    init(_ job: VideoJob) {
        let frames = FilmLength.seconds(job) * Timetable.framesPerSecond
        var random = SeededRandom(seed: job.seed)
        let pages = Self.pages(of: job, frames: frames)
        let times = Timetable(weights: pages.map(\.weight), frames: frames)
        let shots = zip(pages, times.spans).map { page, span in
            Shot(scene: page.scene(seconds: Double(span.count) / 24, random: &random), span: span)
        }
        let size = Self.size(job)
        let pictures = !job.images.isEmpty || !job.videos.isEmpty
        self.size = size
        self.frames = frames
        self.shots = shots
        self.fade = times.fade
        self.captions = Captions(
            job.order.prompt, style: pictures ? .subtitle(on: size) : .title(on: size), frames: frames)
        self.soundtrack = Soundtrack(job, shots: shots, frames: frames, random: &random)
        self.keepsLabel = job.order.watermark
    }

    /// An adaptive ratio follows the first picture (decisions.md, Video).
    private static func size(_ job: VideoJob) -> PixelSize {
        let first = (job.images + job.videos).first?.facts
        let adaptive = first.flatMap { facts in
            facts.width.flatMap { width in facts.height.map { AspectRatio.nearest(width: width, height: $0) } }
        }
        return PixelSize(job.order.resolution, job.order.ratio ?? adaptive ?? .wide)
    }

    /// What each shot shows: the pictures in their order, with no more shots than have their second.
    private static func pages(of job: VideoJob, frames: Int) -> [StoryboardPage] {
        let all = StoryboardPage.single(of: job)
        guard !all.isEmpty else { return StoryboardPage.backdrops(frames: frames) }
        let count = Timetable.shots(for: all.count, frames: frames)
        return (0..<count).map { index in
            StoryboardPage(joining: all[(all.count * index / count)..<(all.count * (index + 1) / count)])
        }
    }
}
