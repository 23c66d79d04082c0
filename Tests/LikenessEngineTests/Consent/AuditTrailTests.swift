// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct AuditTrailTests {
    private static func chain(_ count: Int) -> [ChainedEntry] {
        var digest = ChainedEntry.origin
        return (1...count).map { number in
            let entry = ChainedEntry(number: number, body: "entry \(number)", behind: digest)
            digest = entry.digest
            return entry
        }
    }

    private func check(_ entries: [ChainedEntry], head: ChainedEntry?, noted: ChainedEntry? = nil) throws {
        var check = ChainCheck(
            noted: noted.map { ($0.number, $0.digest) }, head: head.map { ($0.number, $0.digest) })
        for entry in entries { try check.take(entry) }
        try check.finish()
    }

    @Test func anUntouchedChainIsWhole() throws {
        let chain = Self.chain(5)
        try check(chain, head: chain.last, noted: chain[2])
    }

    @Test func aChangedEntryIsFound() throws {
        var chain = Self.chain(5)
        let head = chain.last
        chain[2] = ChainedEntry(number: 3, body: "something else", digest: chain[2].digest)
        #expect(throws: AuditTrail.Break.changed(number: 3)) { try check(chain, head: head) }
    }

    @Test func anEntryThatWasLeftOutIsMissed() throws {
        var chain = Self.chain(5)
        let head = chain.last
        chain.remove(at: 1)
        #expect(throws: AuditTrail.Break.missing(number: 2)) { try check(chain, head: head) }
    }

    @Test func anEndThatWasCutOffIsMissed() throws {
        let chain = Self.chain(5)
        #expect(throws: AuditTrail.Break.cutOff(after: 4, expected: 5)) {
            try check(chain.dropLast(), head: chain.last)
        }
    }

    /// A server goes on chaining while somebody reads.
    @Test func aChainMayGrowWhileItIsRead() throws {
        let chain = Self.chain(5)
        try check(chain, head: chain[2])
        #expect(throws: AuditTrail.Break.otherDigest(number: 3)) {
            try check(chain, head: ChainedEntry(number: 3, body: "", digest: chain[0].digest))
        }
    }

    /// Whoever writes the whole chain anew can't write what was noted elsewhere.
    @Test func aChainThatWasWrittenAnewDiffersFromWhatWasNoted() throws {
        let noted = Self.chain(5)[3]
        var digest = ChainedEntry.origin
        let forged = (1...5).map { number in
            let entry = ChainedEntry(number: number, body: "forged \(number)", behind: digest)
            digest = entry.digest
            return entry
        }
        #expect(throws: AuditTrail.Break.otherDigest(number: 4)) {
            try check(forged, head: forged.last, noted: noted)
        }
    }

    @Test func whatTheEngineDoesIsInTheChain() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let (group, asset) = try await bench.makePersonWithPhoto(engine)
            bench.time.advance(by: .seconds(1))
            _ = try await bench.makeVideo(engine, .of(images: [.asset(asset)]))
            bench.time.advance(by: .seconds(1))
            _ = try await engine.consents.setLicence(Licence(mostVideos: 9), of: group, by: bench.principal)
            bench.time.advance(by: .seconds(1))
            _ = try await engine.consents.withdraw(group, by: bench.principal)
            bench.time.advance(by: .seconds(1))
            _ = try await engine.receiptKeys.rotate()
            #expect(
                try await bench.chainedKinds() == [
                    "consent.given", "video.ordered", "licence.changed", "consent.withdrawn", "receipt_key.rotated",
                ])
            let report = try await engine.audit.verify()
            #expect(report.entries == 5 && report.waiting == 0)
        }
    }
}
