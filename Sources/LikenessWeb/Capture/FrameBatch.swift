// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The body of `POST …/frames`: frames one after another, each as three 32-bit big-endian numbers (sequence, capture
/// time in milliseconds, length) and a JPEG of that length. Half the size of base64 in JSON, and no parser to attack.
struct FrameBatch {
    static let mostFrames = 32
    static let largestFrame = 1 << 20
    static let largestBody = 8 << 20
    private static let headSize = 12

    let frames: [LivenessFrame]

    /// Nil when the bytes aren't that.
    init?(_ bytes: [UInt8]) {
        var frames: [LivenessFrame] = []
        var offset = 0
        while offset < bytes.count {
            guard frames.count < Self.mostFrames, bytes.count - offset >= Self.headSize else { return nil }
            let sequence = Self.number(bytes, offset)
            let capturedAt = Self.number(bytes, offset + 4)
            let length = Self.number(bytes, offset + 8)
            offset += Self.headSize
            guard length > 0, length <= Self.largestFrame, bytes.count - offset >= length else { return nil }
            let jpeg = Data(bytes[offset..<(offset + length)])
            frames.append(LivenessFrame(sequence: sequence, capturedAt: capturedAt, jpeg: jpeg))
            offset += length
        }
        guard !frames.isEmpty else { return nil }
        self.frames = frames
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
