// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Logging
import Testing

@testable import LikenessEngine

@Suite struct JanitorTests {
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF] + Array(repeating: 1, count: 40)

    @Test func anExpiredFilesBytesLeave() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.upload(engine, Self.jpeg)
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 1)
            bench.time.advance(by: .seconds(72 * 3600))
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    @Test func bytesThatWereJustWrittenStayForAWhile() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.upload(engine, Self.jpeg)
            bench.time.advance(by: .seconds(72 * 3600))
            await janitor(bench, grace: .seconds(3600)).round()
            #expect(try bench.storedBlobCount() == 1)
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    @Test func bytesThatAnotherFileHasStay() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try await bench.upload(engine, Self.jpeg)
            bench.time.advance(by: .seconds(36 * 3600))
            try await bench.upload(engine, Self.jpeg)
            bench.time.advance(by: .seconds(36 * 3600))
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 1)
        }
    }

    @Test func whatAReviewFetchedLeavesWithItsEnd() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            #expect(try bench.storedBlobCount() == 2)
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 1)
            try await engine.library.deleteAsset(asset, kind: .aigc, by: bench.principal)
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 0)
        }
    }

    @Test func whatAnUnfinishedTaskNeedsStays() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let view = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: nil)
            let blob = try await bench.fetcher.fetch("https://media.example/good", limit: 100)
            try await bench.store.retainBlob(blob.key, for: view.task.id)
            await janitor(bench).round()
            #expect(try bench.storedBlobCount() == 1)
        }
    }

    @Test func anOldIdempotencyKeyIsForgotten() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let claim = IdempotencyClaim(
                account: bench.principal.account, method: "POST", path: "/v1/x", key: "k", bodyHash: "h")
            _ = try await engine.idempotency.take(claim)
            _ = try await engine.reviews.submit(.of("good"), by: bench.principal, claim: claim)
            bench.time.advance(by: .seconds(24 * 3600 + 1))
            await janitor(bench).round()
            #expect(try await engine.idempotency.take(claim) == nil)
        }
    }

    private func janitor(_ bench: EngineBench, grace: Duration = .zero) -> Janitor {
        Janitor(
            store: bench.store, idempotencyRetention: bench.configuration.idempotencyRetention,
            sweep: BlobSweep(store: bench.store, blobs: bench.blobs, grace: grace), time: bench.time,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }
}
