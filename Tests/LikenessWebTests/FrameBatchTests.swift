// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import LikenessWeb

@Suite struct FrameBatchTests {
    private static func frame(_ sequence: UInt8, _ capturedAt: UInt8, _ jpeg: [UInt8], length: UInt8? = nil) -> [UInt8]
    {
        [0, 0, 0, sequence, 0, 0, 1, capturedAt, 0, 0, 0, length ?? UInt8(jpeg.count)] + jpeg
    }

    @Test func framesComeOutAsTheyWentIn() throws {
        let batch = try #require(FrameBatch(Self.frame(7, 2, [1, 2, 3]) + Self.frame(8, 9, [4])))
        #expect(batch.frames.map(\.sequence) == [7, 8])
        #expect(batch.frames.map(\.capturedAt) == [258, 265])
        #expect(batch.frames.map { Array($0.jpeg) } == [[1, 2, 3], [4]])
    }

    @Test(
        arguments: [
            [], [0, 0, 0], frame(0, 0, []), frame(0, 0, [1, 2], length: 3), frame(0, 0, [1]) + [0],
            (0..<33).flatMap { frame(UInt8($0), UInt8($0), [1]) },
            [0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 1],
        ] as [[UInt8]])
    func anythingElseIsRefused(bytes: [UInt8]) {
        #expect(FrameBatch(bytes) == nil)
    }
}
