// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import LikenessHTTP

extension EngineConfiguration {
    init(_ settings: LikenessConfiguration, peerURL: String?) {
        self.init()
        taskRetention = .seconds(settings.storage.retentionDays * 24 * 3600)
        delivery.disableAfter = .seconds(settings.webhookDisableHours * 3600)
        verification.serverAddress = peerURL
        verification.timeToLive = .seconds(settings.verification.secondsToLive)
        verification.tries = settings.verification.attempts
        verification.lockout = settings.verification.lockout
        verification.challenge = settings.verification.challenge
        consent.erasureDelay = .seconds(settings.consent.erasureDelay)
        consent.term = RetentionProfile.term(of: settings.consent.profiles)
        video.screensReferences = settings.review.screensReferences
        video.refusedWords = settings.review.refusedWords
        video.prices = settings.prices
    }
}

extension KeyLimits {
    convenience init(_ settings: LikenessConfiguration, states: any SharedStates) {
        let limit = TokenBucket.Limit(perSecond: settings.rateLimit.perSecond, burst: settings.rateLimit.burst)
        // One that is asked in memory is asked each time; one that others share, twenty times a second.
        let handful = states is LocalStates ? 1 : max(1, limit.perSecond / 20)
        self.init("rate", limit, states: states, handful: handful)
    }
}
