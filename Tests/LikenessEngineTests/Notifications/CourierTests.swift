// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct CourierTests {
    @Test func aSessionsEndIsPostedOnceAndSigned() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            try await run.pass(bench)
            try await bench.serving(engine) {
                try await Eventually.holds("the post") { await bench.sender.sent.count == 1 }
            }
            let notice = try #require(await bench.sender.sent.first)
            #expect(notice.url == "https://client.example/back?x=1")
            let event = try JSONDecoder().decode(VerificationEvent.self, from: notice.body)
            #expect(event.type == "verification.completed")
            #expect(event.data.groupID == (try await bench.store.session(run.session))?.group?.rawValue)
            try expectSigned(notice, with: bench.webhookSecret)
        }
    }

    @Test func aVideosBodyIsMadeForEachTryInItsLanguage() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let task = try await bench.serving(engine) {
                let order = VideoOrder.of(webhook: "https://client.example/hook/")
                let view = try await engine.videos.submit(order, project: .default, by: bench.principal, claim: nil)
                try await Eventually.holds("the post") { await bench.sender.sent.count == 1 }
                return view.task.id
            }
            let notice = try #require(await bench.sender.sent.first)
            #expect(notice.url == "https://client.example/hook/callback")
            #expect(String(decoding: notice.body, as: UTF8.self) == "\(task) completed zh")
            try expectSigned(notice, with: bench.webhookSecret)
        }
    }

    @Test func aFailedTryIsMadeAgainUnderTheSameID() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            await bench.sender.answer(500)
            await bench.sender.fail(.connectFailed)
            try await run.pass(bench)
            try await bench.serving(engine) {
                try await Eventually.holds("the first try") { await bench.sender.sent.count == 1 }
                try await bench.advance(by: .seconds(1), until: "the third try") {
                    await bench.sender.sent.count == 3
                }
            }
            let ids = await bench.sender.sent.compactMap { notice in notice.headers.first { $0.name == "webhook-id" } }
            #expect(Set(ids.map(\.value)).count == 1)
            let record = try #require(try await bench.records(of: run.task.task.id).first)
            #expect(record.delivery.status == .delivered)
            #expect(
                record.attempts.map(\.result) == [
                    .answered(status: 500), .unreachable(reason: "connect_failed"), .answered(status: 200),
                ])
        }
    }

    @Test func goneStopsIt() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let run = try await HostedRun.start(bench, engine)
            await bench.sender.answer(410)
            try await run.pass(bench)
            try await bench.serving(engine) {
                try await Eventually.holds("the end") {
                    try await bench.records(of: run.task.task.id).first?.delivery.status == .abandoned
                }
            }
        }
    }
}

extension EngineBench {
    fileprivate func records(of task: TaskID) async throws -> [DeliveryRecord] {
        try await store.records(of: task, of: principal.account)
    }
}

/// The algorithm as Standard Webhooks writes it down, not ours.
func expectSigned(_ notice: OutboundNotification, with secret: Secret) throws {
    let signed = try SignedNotice(notice)
    let key = try #require(Data(base64Encoded: String(secret.exposed.dropFirst("whsec_".count))))
    #expect(
        signed.signatures("v1").contains {
            HMAC<SHA256>.isValidAuthenticationCode(
                $0, authenticating: signed.content, using: SymmetricKey(data: key))
        })
}

/// A notification's parts, as a receiver takes them apart.
struct SignedNotice {
    let content: Data
    private let header: String

    init(_ notice: OutboundNotification) throws {
        let headers = Dictionary(notice.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let id = try #require(headers["webhook-id"])
        let timestamp = try #require(headers["webhook-timestamp"])
        self.header = try #require(headers["webhook-signature"])
        self.content = Data("\(id).\(timestamp).\(String(decoding: notice.body, as: UTF8.self))".utf8)
    }

    func signatures(_ version: String) -> [Data] {
        header.split(separator: " ").filter { $0.hasPrefix("\(version),") }
            .compactMap { Data(base64Encoded: String($0.dropFirst(version.count + 1))) }
    }
}
