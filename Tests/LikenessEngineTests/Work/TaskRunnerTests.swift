// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct TaskRunnerTests {
    @Test func aDeadWorkersTaskGoesOnElsewhere() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            #expect(try await bench.claim().count == 1)
            #expect(try await bench.claim().isEmpty)
            bench.time.advance(by: .seconds(16))
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.status == .completed)
        }
    }

    @Test func finishedItemsAreNotRepeatedAfterACrash() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(
                .of("good-1", "bad-2", "good-3"), by: bench.principal, claim: nil)
            // The first worker settles two assets and fetches the third, then is heard of no more.
            let claimed = try #require(try await bench.claim().first)
            let step = TaskStep(claimed, store: bench.store, time: bench.time)
            let assets = try await bench.store.assets(ofReview: view.task.id)
            let workflow = try bench.reviewWorkflow(engine)
            let tally = ReviewTally(step, count: 3, done: 0)
            let first = try #require(assets.first)
            let group = try #require(try await bench.store.group(first.group, account: first.account))
            let rules = ReviewRules(
                model: .standard, group: group, refusal: nil, person: nil, verifiedPersons: [])
            for asset in assets.prefix(2) { _ = try await workflow.reviewing.review(asset, rules, tally) }
            let blob = try await bench.fetcher.fetch("https://media.example/good-3", limit: 100)
            try await tally.rememberFetched(blob, for: assets[2].id)

            bench.time.advance(by: .seconds(16))
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.report?.items.map(\.rejection) == [nil, .faceMismatch, nil])
            #expect(await bench.reviewer.reviewed == ["good-1", "bad-2", "good-3"])
            #expect(await bench.fetcher.fetched.count == 3)
        }
    }

    @Test func aWorkerThatSleptThroughItsLeaseWritesNothing() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            let sleeper = try #require(try await bench.claim().first)
            bench.time.advance(by: .seconds(16))
            #expect(try await bench.claim().count == 1)
            let step = TaskStep(sleeper, store: bench.store, time: bench.time)
            let workflow = try bench.reviewWorkflow(engine)
            await #expect(throws: StoreError.self) { try await workflow.step(step) }
            let task = try await engine.tasks.view(view.task.id, for: bench.principal).task
            #expect(!task.status.isFinal)
            #expect(try await bench.store.assets(ofReview: view.task.id).allSatisfy { $0.status == .processing })
        }
    }

    @Test func aLostLeaseStopsItsStep() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.serving(engine) {
                let view = try await engine.reviews.submit(.of("hang"), by: bench.principal, claim: nil)
                try await Eventually.holds("the step") { await bench.reviewer.reviewed.count == 1 }
                // The worker sleeps for so long that another takes the task, and wakes up at its next renewal.
                let later = bench.time.now + .seconds(20)
                let other = try await bench.store.claimTasks(
                    .assetReview, limit: 1, worker: "other", leaseFor: .seconds(3600), now: later)
                #expect(other.map(\.task.id) == [view.task.id])
                try await bench.advance(by: .seconds(5), until: "the end of the step") {
                    await bench.reviewer.stopped == 1
                }
                let task = try await engine.tasks.view(view.task.id, for: bench.principal).task
                #expect(task.status == .processing)
            }
        }
    }

    @Test func aHeldLeaseIsRenewed() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.serving(engine) {
                _ = try await engine.reviews.submit(.of("hang"), by: bench.principal, claim: nil)
                try await Eventually.holds("the step") { await bench.reviewer.reviewed.count == 1 }
                let claimedAt = bench.time.now
                try await bench.advance(by: .seconds(1), until: "a later lease") {
                    guard bench.time.now >= claimedAt + .seconds(5) else { return false }
                    let due = try await bench.store.nextTaskDue(.assetReview)
                    return due.map { $0 > claimedAt + .seconds(15) } ?? false
                }
            }
        }
    }

    @Test func theDeadlineEndsATaskWithItsReason() async throws {
        try await EngineBench.with({ $0.review.deadline = .seconds(60) }) { bench in
            let engine = try bench.makeEngine()
            try await bench.serving(engine) {
                let view = try await engine.reviews.submit(.of("good", "hang"), by: bench.principal, claim: nil)
                try await Eventually.holds("the step") { await bench.reviewer.reviewed.count == 2 }
                try await Eventually.holds("the first verdict") {
                    try await bench.store.task(view.task.id, of: bench.principal.account)?.progress == 55
                }
                for _ in 0..<12 { bench.time.advance(by: .seconds(5)) }
                let task = try await bench.end(of: view.task.id, engine)
                #expect(task.status == .failed)
                #expect(task.failure == .deadlineExceeded)
                #expect(task.report?.items.map(\.rejection) == [nil, .internalError])
            }
        }
    }

    @Test func aTaskWhoseDeadlineIsOverIsNotBegun() async throws {
        try await EngineBench.with({ $0.review.deadline = .seconds(60) }) { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            bench.time.advance(by: .seconds(61))
            let task = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(task.failure == .deadlineExceeded)
            #expect(await bench.reviewer.reviewed.isEmpty)
        }
    }

    @Test func aStoppingServerGivesItsTasksBackAtOnce() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let id = try await bench.serving(engine) {
                let view = try await engine.reviews.submit(.of("hang"), by: bench.principal, claim: nil)
                try await Eventually.holds("the step") { await bench.reviewer.reviewed.count == 1 }
                return view.task.id
            }
            #expect(await bench.reviewer.stopped == 1)
            let claimed = try await bench.claim()
            #expect(claimed.map(\.task.id) == [id])
        }
    }

    @Test func aBreakingStepIsRepeatedAndThenEnds() async throws {
        try await EngineBench.with({ $0.runner.failuresAllowed = 3 }) { bench in
            let engine = try bench.makeEngine()
            await bench.fetcher.fail(
                "https://media.example/good", with: .storageFailed, .storageFailed, .storageFailed)
            try await bench.serving(engine) {
                let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
                try await bench.advance(by: .seconds(1), until: "the end") {
                    try await engine.tasks.view(view.task.id, for: bench.principal).task.status.isFinal
                }
                let task = try await engine.tasks.view(view.task.id, for: bench.principal).task
                #expect(task.failure == .internalError)
                #expect(await bench.fetcher.fetched.count == 3)
            }
        }
    }
}

extension EngineBench {
    /// Moves the clock in small steps, as a clock does, until something has come of it.
    func advance(by step: Duration, until what: String, _ condition: () async throws -> Bool) async throws {
        try await Eventually.holds(what) {
            time.advance(by: step)
            return try await condition()
        }
    }

    /// What another worker would do.
    func claim() async throws -> [ClaimedTask] {
        try await store.claimTasks(.assetReview, limit: 10, worker: "test", leaseFor: .seconds(15), now: time.now)
    }

    func reviewWorkflow(_ engine: Engine) throws -> ReviewWorkflow {
        let files = Files(store: store, blobs: blobs, links: engine.fileLinks, time: time)
        let source = MediaSource(
            store: store, files: files, links: engine.fileLinks, fetcher: fetcher, configuration: configuration.review)
        return ReviewWorkflow(
            sealer: try Self.sealer, source: source, ports: ports,
            configuration: configuration.review, time: time)
    }
}
