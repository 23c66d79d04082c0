// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// The answer to `POST …/tries`.
struct StartedTry: Encodable {
    let nonce: String
    let challenge: [String]
    let secondsInAll: Int
    let secondsPerStep: Int

    init(_ started: LivenessTry) {
        self.nonce = started.nonce.exposed
        self.challenge = started.challenge.map(\.rawValue)
        self.secondsInAll = started.secondsInAll
        self.secondsPerStep = started.secondsPerStep
    }
}

/// The answer to `POST …/frames`: how far the try is, or how it ended.
struct FramesAnswer: Encodable {
    struct Progress: Encodable {
        let step: Int
        let stepCount: Int
        let hint: String
        /// Of the whole challenge, 0 to 100.
        let percent: Int

        init(_ progress: LivenessProgress) {
            self.step = progress.step
            self.stepCount = progress.stepCount
            self.hint = progress.hint.rawValue
            self.percent = (progress.step * 100 + progress.stepProgress) / max(1, progress.stepCount)
        }
    }

    let progress: Progress?
    let ended: PageState?

    init(_ answer: LivenessAnswer, now: Timestamp) {
        switch answer {
        case .continuing(let progress):
            self.progress = Progress(progress)
            self.ended = nil
        case .ended(let page):
            self.progress = nil
            self.ended = PageState(page, now: now)
        }
    }
}
