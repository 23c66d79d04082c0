// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct ConsentTests {
    @Test func aReceiptSaysWhoAgreedToWhatAndFitsThePublishedKey() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let group = try await bench.makePerson(engine, project: try #require(ProjectName(rawValue: "film")))
            let consent = try await engine.consents.view(group, for: bench.principal).consent
            let statement = try SignedStatement(consent.receipt)
            let published = try await engine.receiptKeys.published()
            #expect(try statement.fits(#require(published.first).publicKey))
            #expect(statement.header["typ"] == "likeness-consent-receipt")
            #expect(statement.header["kid"] == published[0].id)
            let text = statement.payload
            #expect(text.contains(#""group_id":"\#(group)""#) && text.contains(#""name":"acme""#))
            #expect(text.contains(#""project_name":"film""#) && text.contains(#""version":"1""#))
            #expect(text.contains(#""kind":"active_challenge""#) && text.contains(#""iss":"https://likeness.example""#))
        }
    }

    @Test func theReceiptGoesOutWithTheNotification() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            try await run.pass(bench)
            let session = try #require(try await bench.store.session(run.session))
            let delivery = try #require(
                try await engine.notifications.list(
                    DeliveryFilter(task: session.task), before: nil, limit: 1, for: bench.principal
                ).first)
            let group = try #require(session.group)
            let receipt = try await engine.consents.view(group, for: bench.principal).consent.receipt
            #expect(String(decoding: delivery.body ?? Data(), as: UTF8.self).contains(receipt))
        }
    }

    @Test func onlyTheDeviceThatPassedIsGivenThePersonsOwnPage() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            let device = try await run.consent()
            #expect(try await run.page(device).ownPage == nil)
            try await run.attempt(bench, .passed(#require(ScriptedJudge.face)), device: device)
            let own = try #require(try await run.page(device).ownPage)
            #expect(try await run.page().ownPage == nil)
            #expect(try await run.page(Secret("another")).ownPage == nil)
            let link = try #require(own.exposed.split(separator: "/").last)
            let page = try await engine.persons.page(link: Secret(String(link)))
            #expect(page.accountName == "acme" && page.consent.state == .given)
        }
    }

    @Test func anUnknownSecretOpensNothing() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            _ = try await bench.makePerson(engine)
            await #expect(throws: RuleViolation.hostedPage(.unknownLink)) {
                try await engine.persons.withdraw(link: Secret("guess"))
            }
        }
    }

    @Test func fromTheWithdrawalOnNothingIsMadeOfTheFace() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, asset) = try await bench.makePersonWithPhoto(engine)
            _ = try await bench.makeVideo(engine, .of(images: [.asset(asset)]))
            // Another server, which has remembered whatever it remembers.
            let other = try bench.makeEngine()
            _ = try await other.library.asset(asset, kind: .livenessFace, for: bench.principal)
            _ = try await engine.consents.withdraw(group, by: bench.principal)
            let refused = RuleViolation.field(FieldViolation("image_urls[0]", .consentWithdrawn))
            await #expect(throws: refused) {
                try await other.videos.submit(
                    .of(images: [.asset(asset)]), project: .default, by: bench.principal, claim: nil)
            }
            await #expect(throws: RuleViolation.field(FieldViolation("group_id", .consentWithdrawn))) {
                try await other.reviews.submit(
                    .of("good", group: group, endpoint: .realAvatar), by: bench.principal, claim: nil)
            }
            await #expect(throws: RuleViolation.gone) { try await other.files.open(.asset(asset)) }
        }
    }

    @Test func aVideoThatWaitsEndsAsCancelled() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, asset) = try await bench.makePersonWithPhoto(engine)
            let view = try await engine.videos.submit(
                .of(images: [.asset(asset)]), project: .default, by: bench.principal, claim: nil)
            _ = try await engine.consents.withdraw(group, by: bench.principal)
            let ended = try await bench.serving(engine) { try await bench.end(of: view.task.id, engine) }
            #expect(ended.status == .failed && ended.failure == .cancelled)
            #expect(await bench.studio.jobs.isEmpty)
        }
    }

    @Test func theAccountIsToldOfAWithdrawalOnce() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await engine.notifications.setEventsURL("https://client.example/events", for: bench.principal)
            let group = try await bench.makePerson(engine)
            for _ in 0..<2 { _ = try await engine.consents.withdraw(group, by: bench.principal) }
            let told = try await bench.told(engine)
            #expect(told.filter { $0.contains(#""type":"group.revoked""#) }.count == 1)
            #expect(told.contains { $0.contains(#""ended_by":"account""#) && $0.contains(group.rawValue) })
        }
    }

    @Test func aLicenceIsNeverWiderThanWhatWasAgreedTo() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let group = try await bench.makePerson(engine)
            let narrow = Licence(mostVideos: 1, blockedWords: ["war"])
            let view = try await engine.consents.setLicence(narrow, of: group, by: bench.principal)
            #expect(view.licence == narrow && view.consent.agreed == .open)
            // Back to what the person agreed to, and no further.
            #expect(try await engine.consents.setLicence(.open, of: group, by: bench.principal).licence == .open)
            await #expect(throws: RuleViolation.field(FieldViolation("", .widerThanAgreed))) {
                try await engine.consents.setLicence(Licence(erasesVideos: false), of: group, by: bench.principal)
            }
        }
    }

    @Test func aLicencesVideosAreCounted() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, asset) = try await bench.makePersonWithPhoto(engine)
            _ = try await engine.consents.setLicence(Licence(mostVideos: 1), of: group, by: bench.principal)
            _ = try await bench.makeVideo(engine, .of(images: [.asset(asset), .asset(asset)]))
            #expect(try await engine.consents.view(group, for: bench.principal).videos == 1)
            let usedUp = RuleViolation.field(FieldViolation("image_urls[0]", .outsideLicence(.videos)))
            await #expect(throws: usedUp) {
                try await engine.videos.submit(
                    .of(images: [.asset(asset)]), project: .default, by: bench.principal, claim: nil)
            }
        }
    }

    @Test func aForeignConsentIsUnknown() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let group = try await bench.makePerson(engine)
            let stranger = try await bench.stranger()
            await #expect(throws: RuleViolation.notFound(.group)) {
                try await engine.consents.withdraw(group, by: stranger)
            }
            #expect(try await engine.consents.view(group, for: bench.principal).consent.state == .given)
        }
    }
}
