// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The numbers and words that the rules need.
package struct EngineConfiguration: Sendable {
    package var verification = Verification()
    package var review = Review()
    package var video = Video()
    package var runner = Runner()
    package var delivery = DeliveryLimits()
    package var consent = Consent()
    /// How long uploads and results are kept.
    package var retention: Duration = .seconds(72 * 3600)
    /// How long tasks are kept after their end, and sessions and the records of files likewise.
    package var taskRetention: Duration = .seconds(30 * 24 * 3600)
    /// A task is known for as long as its files are there: who is shown in them is found by it.
    var taskMemory: Duration { max(taskRetention, retention) }
    /// How long what was used is kept, task by task, at least as long as tasks are; balances keep it for ever.
    package var usageRetention: Duration = .seconds(400 * 24 * 3600)
    /// How long an `Idempotency-Key` is remembered.
    package var idempotencyRetention: Duration = .seconds(24 * 3600)
    /// How long a blob that nothing uses is kept after it was written.
    package var blobGrace: Duration = .seconds(3600)
    /// How long the signed address of an asset's file is good.
    package var previewLifetime: Duration = .seconds(12 * 3600)

    package init() {}
}

extension EngineConfiguration {
    package struct Verification: Sendable {
        package var timeToLive: Duration = .seconds(1800)
        package var tries = 3
        /// Nil: chosen at random for each try.
        package var challenge: [ChallengeStep]?
        /// Told to the page; the judge keeps the times (decisions.md, The callback of step 1).
        package var secondsInAll = 75
        package var secondsPerStep = 12

        /// Nil: nobody is locked out.
        package var lockout: LockoutRule? = LockoutRule(
            failures: 5, window: .seconds(180), pause: .seconds(1800))

        /// How other servers of the installation reach this one; nil when there are none.
        package var serverAddress: String?

        package init() {}
    }

    package struct Review: Sendable {
        package var deadline: Duration = .seconds(3600)
        /// Assets of one task that are worked on at the same time.
        package var assetsAtOnce = 4
        /// Reviews at the same time, over all tasks; a fetch that waits doesn't count.
        package var reviewsAtOnce = 2
        /// Fetches at the same time from one host, and from all.
        package var fetchesPerHost = 8
        package var fetchesAtOnce = 128

        package init() {}
    }

    package struct Video: Sendable {
        package var deadline: Duration = .seconds(4 * 3600)
        package var videosAtOnce = 1
        /// Of a provider's videos: looked at together, and copied at the same time.
        package var upstreamWindow = 1024
        package var copiesAtOnce = 4
        /// Whether a real face in a reference that is no asset ends the task.
        package var screensReferences = true
        /// A prompt that holds one of these words is refused, whatever the letter case.
        package var refusedWords: [String] = []
        package var prices = PriceTable.contract

        package init() {}
    }

    package struct Runner: Sendable {
        package var lease: Duration = .seconds(15)
        package var renewal: Duration = .seconds(5)
        /// Tasks of one kind that are claimed at the same time. A waiting one costs little.
        package var window = 256
        /// How often the store is asked when no event tells of work.
        package var polling: Duration = .seconds(1)
        /// How long a stopping server lets steps finish before it gives them back.
        package var grace: Duration = .seconds(8)
        /// A step that breaks this often ends its task.
        package var failuresAllowed = 8

        package init() {}
    }

    package struct Consent: Sendable {
        /// From the end of a consent to the erasure.
        package var erasureDelay: Duration = .seconds(24 * 3600)
        /// How long a face may lie unused before its consent ends by itself; nil: for ever.
        package var term: Duration?
        /// How long before its end a licence's account is told.
        package var licenceNotice: Duration = .seconds(7 * 24 * 3600)

        package init() {}
    }

    package struct DeliveryLimits: Sendable {
        /// Tries at the same time: to endpoints that work, and to those that don't.
        package var atOnce = 256
        package var atOnceToFailing = 64
        package var timeout: Duration = .seconds(15)
        package var lease: Duration = .seconds(25)
        /// How long an endpoint may have failed before it is disabled.
        package var disableAfter: Duration = .seconds(120 * 3600)
        /// How often a disabled endpoint is tried with a notification, to see whether it works again.
        package var probing: Duration = .seconds(3600)

        package init() {}
    }
}
