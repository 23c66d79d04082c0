// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files that say something of themselves that ffmpeg wouldn't write.
extension MediaFixtures {
    /// Adds what a phone keeps behind a picture, for instance a short clip.
    package static func append(_ text: String, to path: String) throws {
        try edit(path) { $0 += Array(text.utf8) }
    }

    /// Leaves the first `share` of the file, 0 to 1.
    package static func truncate(_ path: String, to share: Double) throws {
        try edit(path) { $0.removeLast($0.count - Int(Double($0.count) * share)) }
    }

    /// A PNG of a few bytes whose header promises `width` times `height` pixels.
    package static func pictureBomb(at path: String, width: Int, height: Int) throws {
        let header = Array("IHDR".utf8) + bigEndian(width, 4) + bigEndian(height, 4) + [8, 2, 0, 0, 0]
        // An empty deflate stream.
        let pixels = Array("IDAT".utf8) + [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]
        let chunks = [header, pixels, Array("IEND".utf8)].flatMap { chunk in
            bigEndian(chunk.count - 4, 4) + chunk + bigEndian(Int(crc32(chunk)), 4)
        }
        try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunks).write(to: URL(filePath: path))
    }

    /// Divides all lengths that the MP4 at `path` tells of itself; its pictures stay.
    package static func divideLength(ofMP4At path: String, by divisor: Int) throws {
        try edit(path) { bytes in
            // Where the 32-bit duration lies after the box's name (ISO/IEC 14496-12, version 0).
            for (name, place) in [("mvhd", 20), ("tkhd", 24), ("mdhd", 20)] {
                guard let box = bytes.firstRange(of: Array(name.utf8))?.lowerBound else { continue }
                let field = (box + place)..<(box + place + 4)
                let length = bytes[field].reduce(0) { $0 << 8 | Int($1) }
                bytes.replaceSubrange(field, with: bigEndian(length / divisor, 4))
            }
        }
    }

    /// Tells players to turn the MP4 at `path` by a quarter.
    package static func turn(clipAt path: String) throws {
        try edit(path) { bytes in
            guard let box = bytes.firstRange(of: Array("tkhd".utf8))?.lowerBound else { return }
            // The matrix of a version 0 box, in 16.16 numbers: (x, y) becomes (-y, x).
            let matrix = [0, 0x10000, 0, -0x10000, 0].flatMap { bigEndian($0, 4) }
            bytes.replaceSubrange((box + 44)..<(box + 64), with: matrix)
        }
    }

    static func edit(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
        let url = URL(filePath: path)
        var bytes = try [UInt8](Data(contentsOf: url))
        change(&bytes)
        try Data(bytes).write(to: url)
    }

    static func bigEndian(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }
}
