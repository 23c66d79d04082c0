// SPDX-License-Identifier: Apache-2.0

/// How long a try may take, by the server's clock.
package struct LivenessLimits: Sendable, Equatable {
    /// Without one usable face.
    package var secondsWithoutFace = 15
    package var secondsPerStep = 12
    package var secondsInAll = 75
    /// How many tries run at once; beyond, the one that was silent longest ends.
    package var mostTries = 128

    package init(secondsPerStep: Int = 12, secondsInAll: Int = 75) {
        self.secondsPerStep = secondsPerStep
        self.secondsInAll = secondsInAll
    }
}
