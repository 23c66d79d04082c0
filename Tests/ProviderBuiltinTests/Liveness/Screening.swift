// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore
import LikenessTesting
import MediaTools
import PortraitFilms
import ProviderBuiltin

/// A film before the judge, as a page sends it: JPEGs in batches, on a clock of its own.
struct Screening {
    static let challenge: [ChallengeStep] = [.left, .right, .center]
    static let course = TurnCourse([.left, .right, .center])
    private static let inBatch = 10
    private static let delay = Duration.milliseconds(100)

    let judge = BuiltinLivenessJudge(analyzer: SampleFaces.analyzer, media: MediaTools())
    let session = SessionID.make(at: Timestamp(seconds: 1_773_806_230))
    let start = Timestamp(seconds: 1_773_806_230)

    /// The verdict over a film that is shown `loops` times.
    static func verdict(
        on film: PortraitFilm, challenge: [ChallengeStep] = challenge, loops: Int = 1
    ) async throws -> LivenessVerdict {
        let screening = Screening()
        await screening.judge.begin(screening.session, challenge: challenge, now: screening.start)
        let jpegs = try await film.jpegs()
        let frames = (0..<(loops * jpegs.count)).map { index in
            LivenessFrame(
                sequence: index, capturedAt: milliseconds(index), jpeg: jpegs[index % jpegs.count])
        }
        return try await screening.show(frames)
    }

    /// As the page does, again when the server has no capacity.
    private func submit(_ batch: [LivenessFrame], now: Timestamp) async throws -> LivenessVerdict {
        for _ in 0..<20 {
            do {
                return try await judge.submit(batch, of: session, now: now)
            } catch ProviderError.retry {
                continue
            }
        }
        return try await judge.submit(batch, of: session, now: now)
    }

    static func milliseconds(_ index: Int) -> Int { index * 1000 / PortraitFilm.framesPerSecond }

    /// Shows frames until there is a verdict; what the clock alone then says, if there is none.
    func show(_ frames: [LivenessFrame], delay: Duration = Screening.delay) async throws -> LivenessVerdict {
        var verdict = LivenessVerdict.failed(.framesOutOfOrder)
        for batch in stride(from: 0, to: frames.count, by: Self.inBatch).map({
            Array(frames[$0..<min($0 + Self.inBatch, frames.count)])
        }) {
            let now = start + .milliseconds(batch[batch.count - 1].capturedAt) + delay
            verdict = try await submit(batch, now: now)
            guard case .continuing = verdict else { return verdict }
        }
        // The page has stopped; time alone goes on.
        let last = start + .milliseconds(frames.last?.capturedAt ?? 0)
        for seconds in stride(from: 1, through: 80, by: 1) {
            if let over = await judge.expire(now: last + .seconds(seconds)).first { return .failed(over.failure) }
        }
        return verdict
    }
}
