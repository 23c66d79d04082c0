// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What is heard and when. No layers and no ambience: silence.
struct Soundtrack: Equatable, Sendable {
    enum Source: Equatable, Sendable {
        /// An index in the job's audios.
        case audio(Int)
        /// An index in the job's videos.
        case clip(Int)
    }

    struct Layer: Equatable, Sendable {
        let source: Source
        /// Frames.
        let span: Range<Int>
    }

    let layers: [Layer]
    let ambience: Ambience?

    /// Reference audio if there is any, one after another; else the clips' own sound over quiet ambience. An order
    /// without sound gets silence, references or not.
    init(_ job: VideoJob, shots: [Storyboard.Shot], frames: Int, random: inout SeededRandom) {
        guard job.order.generateAudio else {
            self.layers = []
            self.ambience = nil
            return
        }
        let audios = Self.audios(job, frames: frames)
        self.layers = audios.isEmpty ? Self.clips(job, shots) : audios
        self.ambience = audios.isEmpty ? Ambience(level: layers.isEmpty ? 0.12 : 0.03, random: &random) : nil
    }

    /// Shortened alike if they are longer than the film, so that each is heard.
    private static func audios(_ job: VideoJob, frames: Int) -> [Layer] {
        let lengths = job.audios.map { ($0.facts.durationSeconds ?? 1) * Double(Timetable.framesPerSecond) }
        let scale = min(1, Double(frames) / max(1, lengths.reduce(0, +)))
        var end = 0.0
        return lengths.enumerated().map { index, length in
            let start = Int(end.rounded())
            end += length * scale
            return Layer(source: .audio(index), span: start..<max(start + 1, Int(end.rounded())))
        }
    }

    private static func clips(_ job: VideoJob, _ shots: [Storyboard.Shot]) -> [Layer] {
        shots.flatMap { shot -> [Layer] in
            guard case .pictures(let pictures, _) = shot.scene else { return [] }
            return pictures.compactMap { picture in
                guard case .clip(let index) = picture, job.videos[index].facts.hasAudio else { return nil }
                return Layer(source: .clip(index), span: shot.span)
            }
        }
    }
}
