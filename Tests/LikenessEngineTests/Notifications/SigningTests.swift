// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

/// Signatures while secrets and keys are changed.
@Suite struct SigningTests {
    private static func notice(_ bench: EngineBench, _ engine: Engine) async throws -> OutboundNotification {
        let before = await bench.sender.sent.count
        _ = try await engine.videos.submit(
            .of(webhook: "https://client.example/hook"), project: .default, by: bench.principal, claim: nil)
        try await Eventually.holds("the post") { await bench.sender.sent.count == before + 1 }
        return await bench.sender.sent[before]
    }

    /// How many of the `v1a` signatures a published key confirms.
    private static func confirmed(_ notice: OutboundNotification, by keys: [SigningKey]) throws -> Int {
        let signed = try SignedNotice(notice)
        return try signed.signatures("v1a").count { signature in
            try keys.contains { key in
                try Curve25519.Signing.PublicKey(rawRepresentation: key.publicKey)
                    .isValidSignature(signature, for: signed.content)
            }
        }
    }

    @Test func anyoneCanCheckANotificationWithThePublishedKey() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let notice = try await bench.serving(engine) { try await Self.notice(bench, engine) }
            let keys = try await engine.signingKeys.published()
            #expect(keys.count == 1)
            #expect(try Self.confirmed(notice, by: keys) == 1)
            try expectSigned(notice, with: bench.webhookSecret)
        }
    }

    @Test func afterARotationOldAndNewSignUntilTheOverlapEnds() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (first, second, third) = try await bench.serving(engine) {
                let first = try await Self.notice(bench, engine)
                _ = try await engine.signingKeys.rotate(overlap: .seconds(3600))
                let rotated = try await engine.accounts.rotateWebhookSecret(
                    of: bench.principal.account, overlap: .seconds(3600))
                let second = try await Self.notice(bench, engine)
                try expectSigned(second, with: bench.webhookSecret)
                try expectSigned(second, with: rotated.secret)
                bench.time.advance(by: .seconds(3600))
                let third = try await Self.notice(bench, engine)
                try expectSigned(third, with: rotated.secret)
                return (first, second, third)
            }
            let keys = try await engine.signingKeys.published()
            #expect(keys.count == 2)
            #expect(try [first, second, third].map { try Self.confirmed($0, by: keys) } == [1, 2, 1])
            #expect(try SignedNotice(third).signatures("v1").count == 1)
            bench.time.advance(by: .seconds(24 * 3600))
            #expect(try await engine.signingKeys.published().count == 1)
        }
    }

    @Test func aKeyThatGotOutIsNotPublishedAnyMore() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let old = try await engine.signingKeys.published()
            let new = try await engine.signingKeys.rotate(overlap: .zero)
            #expect(old.count == 1 && old.first?.id != new)
            #expect(try await engine.signingKeys.published().map(\.id) == [new])
        }
    }

    @Test func aRotationThatIsRepeatedAnswersTheSame() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let rotate = { (seconds: Int64) in
                try await engine.accounts.rotateWebhookSecret(
                    of: bench.principal.account, overlap: .seconds(seconds))
            }
            let first = try await rotate(3600)
            let again = try await rotate(3600)
            #expect(first.secret == again.secret && first.secret != bench.webhookSecret)
            #expect(again.previousUntil == bench.time.now + .seconds(3600))
            let atOnce = try await rotate(0)
            #expect(atOnce.secret != first.secret && atOnce.previousUntil == nil)
            #expect(try await engine.accounts.webhookSecrets(of: bench.principal.account) == [atOnce.secret])
        }
    }

    @Test func aKeysIDIsTheThumbprintOfItsPublicKey() throws {
        // The key and its thumbprint from RFC 8037, appendices A.1 to A.3.
        let seed = try #require(Data(base64URL: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
        let sealer = try EngineBench.sealer
        let id = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        let stored = StoredSigningKey(
            id: id, privateKey: try sealer.seal(seed, for: "signing_keys.private_key:\(id)"),
            createdAt: Timestamp(seconds: 0))
        #expect(try SigningKey(stored, sealer).id == id)
    }
}
