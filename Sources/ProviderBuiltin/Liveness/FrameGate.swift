// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// Lets frames in that come in order, in time and once.
struct FrameGate: Sendable {
    enum Admission: Equatable {
        case admitted
        /// The same picture as just before, as a page makes it that is faster than its camera: not looked at.
        case repeated
        case refused(VerificationFailure)
    }

    /// How far the page's clock may run ahead of ours: frames from the future were made beforehand.
    private static let mostAhead: Duration = .seconds(2)
    /// How much later than the quickest frame another one may come.
    private static let mostLag: Duration = .seconds(5)
    /// A film that is played in a loop before the camera shows the same pictures again later; a page that sends
    /// pictures again does it soon.
    private static let memory = 2000

    private let begunAt: Timestamp
    private let repeatedMilliseconds: Int
    private var nextSequence = 0
    private var lastCapturedAt = -1
    private var quickest: Duration?
    private var recent: [(digest: SHA256Digest, capturedAt: Int)] = []
    private var repeatedSince: Int?

    init(begunAt: Timestamp, rules: LivenessRules) {
        self.begunAt = begunAt
        self.repeatedMilliseconds = rules.repeatedMilliseconds
    }

    /// - Parameter hasSeenFace: whether an earlier frame showed one. Before that the same picture may come for as long as
    ///   a try waits for a face: a covered camera makes nothing else.
    mutating func admit(_ frame: LivenessFrame, hasSeenFace: Bool, now: Timestamp) -> Admission {
        guard frame.sequence == nextSequence, frame.capturedAt > lastCapturedAt else {
            return .refused(.framesOutOfOrder)
        }
        let delay = (now - begunAt) - .milliseconds(frame.capturedAt)
        guard delay >= .zero - Self.mostAhead else { return .refused(.framesOutOfOrder) }
        let quickest = min(quickest ?? delay, delay)
        guard delay - quickest <= Self.mostLag else { return .refused(.tooSlow) }
        self.quickest = quickest
        nextSequence += 1
        lastCapturedAt = frame.capturedAt
        return compare(frame, hasSeenFace)
    }

    private mutating func compare(_ frame: LivenessFrame, _ hasSeenFace: Bool) -> Admission {
        let digest = SHA256.hash(data: frame.jpeg)
        defer {
            recent.removeAll { $0.capturedAt < frame.capturedAt - Self.memory }
            recent.append((digest, frame.capturedAt))
        }
        guard hasSeenFace else { return recent.contains { $0.digest == digest } ? .repeated : .admitted }
        guard recent.last?.digest != digest else {
            let since = repeatedSince ?? frame.capturedAt
            repeatedSince = since
            return frame.capturedAt - since >= repeatedMilliseconds ? .refused(.stillImage) : .repeated
        }
        repeatedSince = nil
        return recent.contains { $0.digest == digest } ? .refused(.framesOutOfOrder) : .admitted
    }
}
