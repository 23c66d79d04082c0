// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import EngineTesting
import Foundation
import LikenessCore
import LikenessEngine
import LikenessTesting
import ProviderArk
import Testing

/// Videos that the vendor makes: ordered once, followed to their end, copied.
@Suite struct VendorVideoTests {
    @Test func aVideoIsOrderedOnceAndCopied() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                try await vendor.order(engine, .of(returnLastFrame: true))
            }
            guard case .video(let report)? = task.outcome else {
                Issue.record("\(task)")
                return
            }
            #expect(report.seed == 78_674)
            #expect(report.lastFrame != nil)
            #expect(await vendor.calls("CreateVideo") == 1)
            #expect(await vendor.bench.results.fetched.count == 2)
        }
    }

    @Test func anAssetThatWasReviewedElsewhereIsRegisteredWhenItIsFirstUsed() async throws {
        try await VendorEngine.with { vendor in
            var local = vendor.bench
            (local.verifier, local.library, local.upstream) = (nil, nil, nil)
            let asset = try await local.makeAsset(try local.makeEngine())
            #expect(await vendor.standIn.assetIDs().isEmpty)
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                try await vendor.order(engine, .of(images: [.asset(asset)]))
            }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.standIn.assetIDs().count == 1)
        }
    }

    @Test func anAssetThatTheVendorHasLostIsRegisteredAgainAndTheTaskWaits() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let asset = try #require(try await vendor.makeAsset(engine))
                let lost = try #require(await vendor.standIn.assetIDs().first)
                // What was made a moment ago may just not be seen yet.
                try await vendor.bench.time.sleep(for: .seconds(60))
                await vendor.standIn.lose(asset: lost)
                return try await vendor.order(engine, .of(images: [.asset(asset)]))
            }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.calls("CreateAsset") == 2)
            #expect(await vendor.standIn.videoIDs().count == 1)
        }
    }

    @Test func whatCouldNotBeRegisteredOnceIsTriedAgainForTheNextVideo() async throws {
        try await VendorEngine.with { vendor in
            var local = vendor.bench
            (local.verifier, local.library, local.upstream) = (nil, nil, nil)
            let asset = try await local.makeAsset(try local.makeEngine())
            for _ in 1...3 { await vendor.standIn.refuseNextAsset("DownloadFailed") }
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                let first = try await vendor.order(engine, .of(images: [.asset(asset)]))
                #expect(first.failure == .rejected(code: "DownloadFailed", path: "image_urls[0]"))
                let second = try await vendor.order(engine, .of(images: [.asset(asset)]))
                #expect(second.status == .completed, "\(second)")
            }
            #expect(await vendor.calls("CreateAsset") == 4)
        }
    }

    @Test func anOrderWhoseAnswerWasLostIsFoundByItsCallback() async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.add(Fault(.truncated, action: "CreateVideo"))
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.videos.submit(
                    .of(), project: .default, by: vendor.bench.principal, claim: nil)
                try await Eventually.holds("the order arrived") { await !vendor.standIn.videoIDs().isEmpty }
                let named = try #require(await vendor.standIn.videoIDs().first)
                try await engine.callbacks.wake(.task(view.task.id), hint: named)
                return try await vendor.end(engine, view.task.id)
            }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.calls("CreateVideo") == 1)
        }
    }

    /// A pause, a full disk: the order is there, and it couldn't be written down.
    @Test func anOrderThatCouldNotBeNotedIsLeftForWhoeverGoesOn() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.interrupting { _, _, _ in try await vendor.takeLeaseAway() }
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.calls("CreateVideo") == 1)
            #expect(await vendor.calls("DeleteVideo") == 0)
        }
    }

    @Test func anOrderUnderWayIsNotCutOffWhenItsLeaseIsLost() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.interrupting { _, _, _ in
                try await vendor.takeLeaseAway()
                // Until the worker has noticed. It throws if the order is cut off.
                try await vendor.bench.time.sleep(for: .seconds(10))
            }
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.calls("CreateVideo") == 1)
        }
    }

    @Test func anOrderOfATaskThatHasEndedMeanwhileIsCancelled() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.interrupting { job, _, engine in
                _ = try await engine.tasks.cancel(job.task)
            }
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.failure == .cancelled)
            try await Eventually.holds("the order is cancelled too") { await vendor.calls("DeleteVideo") > 0 }
        }
    }

    @Test func aHintThatTheVendorDoesNotKnowIsNotBelieved() async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.add(Fault(.truncated, action: "CreateVideo"))
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.videos.submit(
                    .of(), project: .default, by: vendor.bench.principal, claim: nil)
                try await engine.callbacks.wake(.task(view.task.id), hint: "cgt-20260331145705-ab12c")
                return try await vendor.end(engine, view.task.id)
            }
            #expect(task.failure == .outcomeUnknown)
        }
    }

    @Test(arguments: [Fault.Kind.truncated, .missingField, .largeBody, .serverError, .badGateway, .timeoutAfter])
    func anOrderOfWhichNothingIsHeardIsUnknownAndNeverSentAgain(kind: Fault.Kind) async throws {
        try await VendorEngine.with { vendor in
            await vendor.standIn.add(Fault(kind, action: "CreateVideo"))
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.failure == .outcomeUnknown)
            #expect(await vendor.calls("CreateVideo") == 1)
        }
    }

    @Test func whatTheVendorRefusesEndsWithItsCode() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                try await vendor.order(engine, .of(prompt: "fail-OutputVideoSensitiveContentDetected"))
            }
            #expect(task.failure == .rejected(code: "OutputVideoSensitiveContentDetected", path: nil))
        }
    }

    @Test func aDeadlineCancelsTheOrderThere() async throws {
        try await VendorEngine.with { vendor in
            var short = vendor.bench
            short.configuration.video.deadline = .seconds(20)
            let engine = try short.makeEngine()
            let task = try await vendor.serving(engine) {
                try await vendor.order(engine, .of(prompt: "slow-3000"))
            }
            #expect(task.failure == .deadlineExceeded)
            #expect(await vendor.calls("DeleteVideo") == 1)
        }
    }

    @Test func anOperatorsCancelEndsTheTaskAndTheOrder() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) {
                let view = try await engine.videos.submit(
                    .of(prompt: "slow-3000"), project: .default, by: vendor.bench.principal, claim: nil)
                try await Eventually.holds("it is ordered") { await vendor.calls("CreateVideo") == 1 }
                let found = try await engine.tasks.cancel(view.task.id)
                #expect(found)
                return try await vendor.end(engine, view.task.id)
            }
            #expect(task.failure == .cancelled)
            // Whoever ordered it and whoever ends the task may both have called it off.
            #expect(await vendor.calls("DeleteVideo") >= 1)
        }
    }

    @Test func aCopyThatWasBegunGoesWithItsTask() async throws {
        try await VendorEngine.with { vendor in
            let engine = try vendor.bench.makeEngine()
            try await vendor.serving(engine) {
                let view = try await engine.videos.submit(
                    .of(prompt: "slow-3000"), project: .default, by: vendor.bench.principal, claim: nil)
                try await Eventually.holds("it is ordered") { await vendor.calls("CreateVideo") == 1 }
                let copy = try await vendor.bench.results.fetch("", named: "\(view.task.id).mp4", limit: 1)
                _ = try await engine.tasks.cancel(view.task.id)
                _ = try await vendor.end(engine, view.task.id)
                #expect(!FileManager.default.fileExists(atPath: copy))
            }
        }
    }

    @Test func aCopyThatCannotBeReadIsMadeAnewAndTheTaskGoesOn() async throws {
        try await VendorEngine.with { vendor in
            await vendor.bench.studio.failStill()
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.status == .completed, "\(task)")
            #expect(await vendor.calls("CreateVideo") == 1)
        }
    }

    @Test func aCopyThatFailsIsTriedAgain() async throws {
        try await VendorEngine.with { vendor in
            await vendor.bench.results.fail(.broken, .badStatus(403))
            let engine = try vendor.bench.makeEngine()
            let task = try await vendor.serving(engine) { try await vendor.order(engine, .of()) }
            #expect(task.status == .completed, "\(task)")
        }
    }

    @Test func aPersonWhomTheVendorHasNotVerifiedIsRefusedAtOnce() async throws {
        try await VendorEngine.with { vendor in
            var local = vendor.bench
            (local.verifier, local.library, local.upstream) = (nil, nil, nil)
            let built = try local.makeEngine()
            let person = try await local.makePerson(built)
            let task = try await local.review(built, .of("good", group: person, endpoint: .realAvatar))
            guard case .assetReview(let report)? = task.outcome, let asset = report.items.first?.asset else {
                Issue.record("\(task)")
                return
            }
            let engine = try vendor.bench.makeEngine()
            await #expect(throws: RuleViolation.field(FieldViolation("image_urls[0]", .personNotVerified))) {
                try await engine.videos.submit(
                    .of(images: [.asset(asset)]), project: .default, by: vendor.bench.principal, claim: nil)
            }
        }
    }
}
