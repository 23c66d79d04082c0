// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Logging
import Testing

@testable import LikenessEngine

@Suite struct SessionExpirerTests {
    @Test func aTryWhoseTimeIsOverIsLost() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let device = try await run.consent()
            _ = try await run.begin(device)
            await bench.judge.runOut(run.session, because: .noFace)
            try await expirer(bench, engine).round()
            let page = try await run.page()
            #expect(page.state == .consented)
            #expect(page.triesLeft == 2)
            #expect(page.lastFailure == .noFace)
        }
    }

    @Test func aSessionThatNobodyFinishedEndsAndIsTold() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let query = try await engine.verifications.query(
                bytedToken: run.bytedToken, project: .default, by: bench.principal, claim: nil)
            bench.time.advance(by: .seconds(1800))
            try await expirer(bench, engine).round()
            #expect(try await bench.store.session(run.session)?.state == .expired)
            let task = try await engine.tasks.view(query.task.id, for: bench.principal).task
            #expect(task.status == .failed)
            #expect(task.failure == .verification(.sessionExpired))
            let delivery = try #require(
                try await bench.store.records(of: run.task.task.id, of: bench.principal.account).first
            ).delivery
            let event = try JSONDecoder().decode(VerificationEvent.self, from: try #require(delivery.body))
            #expect(event.type == "verification.expired")
            #expect(event.data.id == run.task.task.id.rawValue)
            #expect(event.data.status == "expired")
            #expect(event.data.error?.code == "session_expired")
            #expect(!String(decoding: try #require(delivery.body), as: UTF8.self).contains(run.bytedToken.exposed))
        }
    }

    private func expirer(_ bench: EngineBench, _ engine: Engine) -> SessionExpirer {
        SessionExpirer(
            store: bench.store, judge: bench.judge, course: engine.hostedVerification.course, time: bench.time,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }
}
