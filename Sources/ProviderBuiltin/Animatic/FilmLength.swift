// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How long a film is.
enum FilmLength {
    /// What a still picture gets when nothing presses, in seconds.
    static let still = 3.0
    /// The length of a film of nothing but words.
    private static let words = 5.0

    /// As asked; left to us, long enough for every picture and sound, within the model's limits.
    static func seconds(_ job: VideoJob) -> Int {
        if let asked = job.order.seconds { return asked }
        let clips = job.videos.reduce(0) { $0 + ($1.facts.durationSeconds ?? still) }
        let seen = Double(job.images.count) * still + clips
        let heard = job.audios.reduce(0) { $0 + ($1.facts.durationSeconds ?? 0) }
        let limits = job.order.model.durations
        return min(limits.upperBound, max(limits.lowerBound, Int(max(seen > 0 ? seen : words, heard).rounded(.up))))
    }
}
