// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Why a frame can't be used.
enum FrameProblem: Sendable, Hashable, CaseIterable {
    case noFace, severalFaces, tooSmall, cutOff, blurred

    init?(_ measurement: FrameMeasurement, rules: LivenessRules) {
        switch measurement.content {
        case .noFace: self = .noFace
        case .severalFaces: self = .severalFaces
        case .face(let face):
            if face.isCutOff {
                self = .cutOff
            } else if face.widthShare < rules.smallestFace {
                self = .tooSmall
            } else if face.sharpness < rules.leastSharpness {
                self = .blurred
            } else {
                return nil
            }
        }
    }

    var failure: VerificationFailure {
        switch self {
        case .noFace: .noFace
        case .severalFaces: .severalFaces
        case .tooSmall: .faceTooSmall
        case .cutOff: .faceCutOff
        case .blurred: .blurred
        }
    }

    var hint: LivenessProgress.Hint {
        switch self {
        case .noFace: .noFace
        case .severalFaces: .severalFaces
        case .tooSmall: .comeCloser
        case .cutOff: .centerFace
        case .blurred: .holdStill
        }
    }
}

/// Counts what was wrong over a stretch of frames.
struct ProblemTally: Sendable {
    private var frames = 0
    private var counts: [FrameProblem: Int] = [:]

    mutating func note(_ problem: FrameProblem?) {
        frames += 1
        if let problem { counts[problem, default: 0] += 1 }
    }

    /// The problem that most of the frames had, if most had any. A small or cut face is only found now and then, so
    /// a face with a fault in an eighth of the frames says more than none in the others.
    var main: FrameProblem? {
        let faulty = counts.values.reduce(0, +)
        guard frames == 0 || 2 * faulty >= frames else { return nil }
        let seen = FrameProblem.allCases.filter { $0 != .noFace }.max {
            counts[$0, default: 0] < counts[$1, default: 0]
        }
        if let seen, let count = counts[seen], 8 * count >= faulty { return seen }
        return .noFace
    }
}
