// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FaceAnalysis
package import LikenessCore
package import MediaTools

/// Judges tries with dlib and the surface tracker. An active check, not a certified one: it refuses stills, prints and
/// exchanges, not masks or films made for the purpose.
package actor BuiltinLivenessJudge: LivenessJudge {
    /// A batch is at most this long, and a frame this large; the page sends far less.
    private static let mostFrames = 32
    private static let largestFrame = 1 << 20

    private struct Entry {
        var run: LivenessRun
        /// Tells a try from a later one of the same session.
        let number: Int
        var isBusy = false
        /// The frames that were judged last. They may come again when only the answer to them was lost.
        var last: [LivenessFrame.Mark] = []
    }

    private let analyzer: FaceAnalyzer
    private let media: MediaTools
    private let threshold: Double
    private let limits: LivenessLimits
    private let rules = LivenessRules()
    private var entries: [SessionID: Entry] = [:]
    private var begun = 0
    /// Once they could be run, they are not tried again with every person.
    private var hasTools = false

    /// - Parameter threshold: up to which distance two descriptors are one person's.
    package init(
        analyzer: FaceAnalyzer, media: MediaTools, threshold: Double = 0.5, limits: LivenessLimits = LivenessLimits()
    ) {
        self.analyzer = analyzer
        self.media = media
        self.threshold = threshold
        self.limits = limits
    }

    package func check() async throws {
        do {
            try await analyzer.check()
        } catch FaceAnalysisError.overloaded {
            // Busy is not broken.
        }
        guard !hasTools else { return }
        try await media.check()
        hasTools = true
    }

    package func begin(_ session: SessionID, challenge: [ChallengeStep], now: Timestamp) {
        entries[session] = nil
        makeRoom()
        begun += 1
        let course = LivenessCourse(
            challenge: challenge, rules: rules, limits: limits, threshold: threshold, now: now)
        let run = LivenessRun(gate: FrameGate(begunAt: now, rules: rules), course: course, begunAt: now)
        entries[session] = Entry(run: run, number: begun)
    }

    package func submit(
        _ frames: [LivenessFrame], of session: SessionID, now: Timestamp
    ) async throws(ProviderError) -> LivenessVerdict {
        guard let entry = entries[session] else { return .failed(.framesOutOfOrder) }
        guard !entry.isBusy else { throw .retry(after: nil) }
        let marks = frames.map(\.mark)
        guard marks.isEmpty || marks != entry.last else { return entry.run.verdict }
        entries[session]?.isBusy = true
        defer { release(session, number: entry.number) }
        var run = entry.run
        let verdict = try await judge(frames, in: &run, now: now)
        guard entries[session]?.number == entry.number else { return .failed(.framesOutOfOrder) }
        entries[session]?.run = run
        entries[session]?.last = marks
        if case .continuing = verdict {} else { entries[session] = nil }
        return verdict
    }

    package func expire(now: Timestamp) -> [(session: SessionID, failure: VerificationFailure)] {
        let over = entries.compactMap { session, entry in
            entry.isBusy ? nil : entry.run.failure(now: now).map { (session: session, failure: $0) }
        }
        for (session, _) in over { entries[session] = nil }
        return over
    }

    package func cancel(_ session: SessionID) {
        entries[session] = nil
    }
}

extension BuiltinLivenessJudge {
    private func release(_ session: SessionID, number: Int) {
        if entries[session]?.number == number { entries[session]?.isBusy = false }
    }

    private func makeRoom() {
        guard entries.count >= limits.mostTries else { return }
        let silent = entries.min { $0.value.run.lastHeardAt < $1.value.run.lastHeardAt }
        if let silent { entries[silent.key] = nil }
    }

    private func judge(
        _ frames: [LivenessFrame], in run: inout LivenessRun, now: Timestamp
    ) async throws(ProviderError) -> LivenessVerdict {
        guard frames.count <= Self.mostFrames, frames.allSatisfy({ $0.jpeg.count <= Self.largestFrame }) else {
            return .failed(.framesOutOfOrder)
        }
        run.lastHeardAt = now
        var admitted: [LivenessFrame] = []
        for frame in frames {
            switch run.gate.admit(frame, hasSeenFace: run.hasSeenFace, now: now) {
            case .admitted: admitted.append(frame)
            case .repeated: continue
            case .refused(let failure): return .failed(failure)
            }
        }
        guard !admitted.isEmpty else { return run.failure(now: now).map { .failed($0) } ?? run.verdict }
        guard let pictures = try await decode(admitted) else { return .failed(.framesOutOfOrder) }
        return try await measure(pictures, in: &run, now: now)
    }

    /// Nil when they aren't pictures that a page sends.
    private func decode(
        _ frames: [LivenessFrame]
    ) async throws(ProviderError) -> [(picture: Picture, capturedAt: Int)]? {
        do {
            let decoded = try await media.decodeJPEGs(frames.map(\.jpeg))
            return zip(decoded, frames).compactMap { raw, frame in
                Picture(width: raw.width, height: raw.height, rgb: raw.rgb).map { ($0, frame.capturedAt) }
            }
        } catch {
            switch error {
            case .damaged, .undetectable, .tooManyPixels: return nil
            case .toolMissing, .jailFailed, .timedOut, .diskFull, .interrupted, .unsigned: throw .retry(after: nil)
            }
        }
    }

    private func measure(
        _ pictures: [(picture: Picture, capturedAt: Int)], in run: inout LivenessRun, now: Timestamp
    ) async throws(ProviderError) -> LivenessVerdict {
        let before = run
        do {
            let (after, verdict) = try await analyzer.run { engine in
                var run = before
                let verdict = try run.take(pictures, engine: engine, now: now)
                return (run, verdict)
            }
            run = after
            return verdict
        } catch {
            throw .retry(after: nil)
        }
    }
}

extension LivenessFrame {
    /// Which frame it is, without the picture.
    fileprivate struct Mark: Equatable {
        let sequence: Int
        let capturedAt: Int
        let digest: SHA256Digest
    }

    fileprivate var mark: Mark {
        Mark(sequence: sequence, capturedAt: capturedAt, digest: SHA256.hash(data: jpeg))
    }
}
