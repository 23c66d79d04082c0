// SPDX-License-Identifier: Apache-2.0

import LikenessCore

@testable import LikenessWeb

/// The envelope of camera frames. What is read, written again, is what came.
enum Frames {
    static func feed(_ bytes: [UInt8]) {
        guard let batch = FrameBatch(bytes) else { return }
        let written = batch.frames.flatMap { frame in
            word(frame.sequence) + word(frame.capturedAt) + word(frame.jpeg.count) + Array(frame.jpeg)
        }
        precondition(written == bytes, "frames are not what came")
    }

    private static func word(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
