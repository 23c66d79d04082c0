// SPDX-License-Identifier: Apache-2.0

import LikenessEngine
import LikenessHTTP

extension EngineConfiguration {
    init(_ settings: LikenessConfiguration) {
        self.init()
        verification.timeToLive = .seconds(settings.verification.secondsToLive)
        verification.tries = settings.verification.attempts
        verification.challenge = settings.verification.challenge
        video.screensReferences = settings.review.screensReferences
        video.refusedWords = settings.review.refusedWords
    }
}

extension HTTPSettings {
    init(_ settings: LikenessConfiguration) {
        self.init(
            rateLimit: RateLimit(perSecond: settings.rateLimit.perSecond, burst: settings.rateLimit.burst))
    }
}
