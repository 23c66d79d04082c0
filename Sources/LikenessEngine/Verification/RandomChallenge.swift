// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The order of a try's movements, not to be known before: both sides, nothing twice in a row, and a movement first.
enum RandomChallenge {
    static let all: [[ChallengeStep]] = [
        [.left, .right, .center], [.right, .left, .center], [.left, .center, .right], [.right, .center, .left],
        [.left, .right, .left], [.right, .left, .right],
    ]

    static func make() -> [ChallengeStep] {
        all.randomElement() ?? [.left, .right, .center]
    }
}
