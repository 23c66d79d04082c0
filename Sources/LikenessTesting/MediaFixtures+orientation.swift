// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Pictures that are to be shown turned (EXIF's numbers, 1 to 8), as cameras write them.
extension MediaFixtures {
    /// Puts an EXIF segment into the JPEG at `path`: an orientation (1 to 8), and a text that must not be kept.
    package static func addEXIF(toJPEGAt path: String, orientation: Int, text: String = "GPS 52.5200 N") throws {
        try edit(path) { bytes in
            let payload = Array("Exif\0\0".utf8) + tiff(orientation: orientation) + Array(text.utf8)
            bytes.insert(contentsOf: [0xFF, 0xE1] + bigEndian(payload.count + 2, 2) + payload, at: 2)
        }
    }

    /// Puts an `eXIf` chunk into the PNG at `path`, before its pixels.
    package static func addEXIF(toPNGAt path: String, orientation: Int) throws {
        try edit(path) { bytes in
            let payload = tiff(orientation: orientation)
            let chunk = Array("eXIf".utf8) + payload
            // After the signature and the header's 25 bytes.
            bytes.insert(
                contentsOf: bigEndian(payload.count, 4) + chunk + bigEndian(Int(crc32(chunk)), 4), at: 33)
        }
    }

    /// Puts an `EXIF` chunk into the plain WebP at `path`, which becomes an extended one.
    package static func addEXIF(toWebPAt path: String, orientation: Int, width: Int, height: Int) throws {
        try edit(path) { bytes in
            let picture = Array(bytes.dropFirst(12))
            let sizes = littleEndian(width - 1, 3) + littleEndian(height - 1, 3)
            // The flag says that there is EXIF.
            let extended = Array("VP8X".utf8) + littleEndian(10, 4) + [0x08, 0, 0, 0] + sizes
            let payload = tiff(orientation: orientation)
            let exif = Array("EXIF".utf8) + littleEndian(payload.count, 4) + payload
            let body = Array("WEBP".utf8) + extended + picture + exif
            bytes = Array("RIFF".utf8) + littleEndian(body.count, 4) + body
        }
    }

    /// A TIFF like `cornerPicture`, with its directory behind the pixels.
    package static func cornerTIFF(at path: String, orientation: Int) throws {
        let (width, height) = (320, 240)
        let pixels = (0..<(width * height)).map { UInt8($0 % width < width / 2 && $0 / width < height / 2 ? 255 : 0) }
        let fields = [
            (0x100, width), (0x101, height), (0x102, 8), (0x103, 1), (0x106, 1), (0x111, 8), (0x112, orientation),
            (0x115, 1), (0x116, height), (0x117, pixels.count),
        ]
        let entries = fields.flatMap { tag, value in
            littleEndian(tag, 2) + littleEndian(4, 2) + littleEndian(1, 4) + littleEndian(value, 4)
        }
        let header = [0x49, 0x49, 0x2A, 0] + littleEndian(8 + pixels.count, 4)
        let directory = littleEndian(fields.count, 2) + entries + littleEndian(0, 4)
        try Data(header + pixels + directory).write(to: URL(filePath: path))
    }

    /// A directory with nothing but an orientation.
    private static func tiff(orientation: Int) -> [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    }

    private static func littleEndian(_ number: Int, _ size: Int) -> [UInt8] {
        bigEndian(number, size).reversed()
    }
}
