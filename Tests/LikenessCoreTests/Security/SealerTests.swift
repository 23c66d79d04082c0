// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SealerTests {
    private let sealer: Sealer

    init() throws {
        sealer = Sealer(try #require(MasterKey(bytes: Array(0..<32))))
    }

    @Test func whatIsSealedOpensInItsRow() throws {
        let sealed = try sealer.seal(Secret("token"), for: "sessions.byted_token:vs_1")
        #expect(try sealer.openSecret(sealed, for: "sessions.byted_token:vs_1") == Secret("token"))
    }

    @Test func itDoesNotOpenInAnotherRow() throws {
        let sealed = try sealer.seal(Secret("token"), for: "sessions.byted_token:vs_1")
        #expect(throws: Sealer.Failure.cannotOpen) { try sealer.open(sealed, for: "sessions.byted_token:vs_2") }
    }

    @Test func itDoesNotOpenWithAnotherKey() throws {
        let other = Sealer(try #require(MasterKey(bytes: Array(1..<33))))
        let sealed = try sealer.seal(Secret("token"), for: "row")
        #expect(throws: Sealer.Failure.cannotOpen) { try other.open(sealed, for: "row") }
    }

    @Test(arguments: [0, 12, 16])
    func aChangedByteIsNoticed(index: Int) throws {
        var bytes = try sealer.seal(Data("face".utf8), for: "row").bytes
        bytes[bytes.startIndex + index] ^= 1
        let changed = Sealed(bytes: bytes)
        #expect(throws: Sealer.Failure.cannotOpen) { try sealer.open(changed, for: "row") }
    }

    @Test func sealingTwiceShowsNoLikeness() throws {
        #expect(try sealer.seal(Data("face".utf8), for: "row") != sealer.seal(Data("face".utf8), for: "row"))
    }

    @Test func tooShortToBeSealedDoesNotOpen() {
        #expect(throws: Sealer.Failure.cannotOpen) { try sealer.open(Sealed(bytes: Data([1, 2])), for: "row") }
    }

    @Test(arguments: [0, 24, 31, 33])
    func aMasterKeyHas32Bytes(count: Int) {
        #expect(MasterKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func eachPurposeHasAKeyOfItsOwn() throws {
        let master = try #require(MasterKey(bytes: Array(0..<32)))
        let keys = MasterKey.Purpose.allCases.map { master.key(for: $0).withUnsafeBytes { Array($0) } }
        #expect(Set(keys).count == MasterKey.Purpose.allCases.count)
    }
}
