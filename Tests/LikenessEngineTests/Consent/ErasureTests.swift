// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct ErasureTests {
    /// Claims what is due and works on it, as the eraser does.
    private func erase(_ bench: EngineBench, _ engine: Engine, grace: Duration = .zero) async throws {
        for claimed in try await bench.store.claimErasures(limit: 9, leaseFor: .seconds(60), now: bench.time.now) {
            try await bench.erasureCourse(engine, grace: grace).advance(claimed)
        }
    }

    @Test func nothingOfAPersonIsLeftAndThatIsProved() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, asset) = try await bench.makePersonWithPhoto(engine)
            let video = try await bench.makeVideo(engine, .of(images: [.asset(asset)]))
            #expect(video.status == .completed)
            _ = try await engine.consents.withdraw(group, by: bench.principal)
            try await erase(bench, engine)
            #expect(try await bench.store.asset(asset) != nil, "the day of grace is not over")
            bench.time.advance(by: .seconds(24 * 3600))
            try await erase(bench, engine)
            let consent = try await engine.consents.view(group, for: bench.principal).consent
            let proof = try SignedStatement(#require(consent.erasure).proof)
            #expect(try await proof.fits(#require(engine.receiptKeys.published().first).publicKey))
            #expect(proof.payload.contains(#""templates":1"#) && proof.payload.contains(#""videos":1"#))
            #expect(proof.payload.contains(#""ended_by":"account""#))
            #expect(try await bench.store.group(group, account: bench.principal.account) == nil)
            #expect(try await bench.store.asset(asset) == nil)
            let report = try #require(video.video)
            await #expect(throws: RuleViolation.gone) { try await engine.files.open(.file(report.video)) }
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    /// The review's own copy of the photo is as young as the deletion.
    @Test func aPersonWhomTheAccountDeletesIsProvedGoneOnlyWhenTheirBytesAre() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, _) = try await bench.makePersonWithPhoto(engine)
            try await engine.library.deleteGroup(group, kind: .livenessFace, by: bench.principal)
            try await erase(bench, engine, grace: .seconds(3600))
            #expect(try await engine.consents.view(group, for: bench.principal).consent.state == .withdrawn)
            bench.time.advance(by: .seconds(61))
            try await erase(bench, engine)
            #expect(try await engine.consents.view(group, for: bench.principal).consent.state == .erased)
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    /// Each stop is where a server could die; another one takes up the work.
    @Test(arguments: 0..<3) func anErasureThatWasCutOffIsFinished(stop: Int) async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, _) = try await bench.makePersonWithPhoto(engine)
            _ = try await engine.consents.withdraw(group, by: bench.principal)
            bench.time.advance(by: .seconds(24 * 3600))
            let claimed = try #require(
                try await bench.store.claimErasures(limit: 1, leaseFor: .seconds(60), now: bench.time.now).first)
            if stop > 0 {
                let inventory = try await bench.store.takeOut(claimed, now: bench.time.now)
                if stop > 1 {
                    for key in inventory.blobs { try await bench.blobs.delete(key, ifUntouchedFor: .zero) }
                }
            }
            bench.time.advance(by: .seconds(60))
            let other = try bench.makeEngine()
            try await erase(bench, other)
            let consent = try await other.consents.view(group, for: bench.principal).consent
            #expect(consent.state == .erased)
            #expect(try #require(consent.erasure).proof != "")
            let entries = try await bench.chainedKinds()
            #expect(entries.filter { $0 == "consent.erased" }.count == 1)
        }
    }

    @Test func aPhotoThatSomebodyElseHasTooStaysTheirs() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (first, _) = try await bench.makePersonWithPhoto(engine)
            let (_, photo) = try await bench.makePersonWithPhoto(engine)
            _ = try await engine.consents.withdraw(first, by: bench.principal)
            bench.time.advance(by: .seconds(24 * 3600))
            try await erase(bench, engine)
            let consent = try await engine.consents.view(first, for: bench.principal).consent
            let proof = try SignedStatement(#require(consent.erasure).proof)
            #expect(proof.payload.contains(#""shared_blobs":1"#))
            _ = try await engine.files.open(.asset(photo))
        }
    }

    @Test func aFaceThatLiesUnusedForTheWholeTermGoesByItself() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let idle = try await bench.makePerson(engine)
            var rules = EngineConfiguration.Consent()
            rules.term = .seconds(1000)
            bench.time.advance(by: .seconds(500))
            await bench.consentWatch(rules).round()
            #expect(try await engine.consents.view(idle, for: bench.principal).consent.state == .given)
            let (used, asset) = try await bench.makePersonWithPhoto(engine)
            _ = try await bench.makeVideo(engine, .of(images: [.asset(asset)]))
            bench.time.advance(by: .seconds(600))
            await bench.consentWatch(rules).round()
            #expect(try await engine.consents.view(idle, for: bench.principal).consent.ending?.by == .retention)
            #expect(try await engine.consents.view(used, for: bench.principal).consent.state == .given)
        }
    }

    @Test func aLicencesEndIsAnnouncedOnceBeforeItComes() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await engine.notifications.setEventsURL("https://client.example/events", for: bench.principal)
            let group = try await bench.makePerson(engine)
            let until = bench.time.now + .seconds(10 * 24 * 3600)
            _ = try await engine.consents.setLicence(Licence(until: until), of: group, by: bench.principal)
            let watch = bench.consentWatch(EngineConfiguration.Consent())
            await watch.round()
            #expect(try await announcements(bench, engine).isEmpty)
            bench.time.advance(by: .seconds(4 * 24 * 3600))
            for _ in 0..<2 { await watch.round() }
            let told = try await announcements(bench, engine)
            #expect(told.count == 1 && told[0].contains(#""until":\#(until.seconds)"#))
        }
    }

    private func announcements(_ bench: EngineBench, _ engine: Engine) async throws -> [String] {
        try await bench.told(engine).filter { $0.contains("licence.ending") }
    }
}
