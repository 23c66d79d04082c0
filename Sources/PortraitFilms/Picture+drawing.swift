// SPDX-License-Identifier: Apache-2.0

internal import CPortraitFilms
import FaceAnalysis

extension Picture {
    /// A picture whose pixels `draw` writes; it answers 0 when it could.
    static func drawn(
        width: Int, height: Int, _ draw: (UnsafeMutablePointer<UInt8>) -> Int32
    ) throws(PortraitFilmError) -> Picture {
        var status: Int32 = -1
        let size = width * height * 3
        let rgb = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            buffer.initialize(repeating: 0)
            if let first = buffer.baseAddress { status = draw(first) }
            count = size
        }
        guard status == 0, let picture = Picture(width: width, height: height, rgb: rgb) else { throw .drawingFailed }
        return picture
    }

    /// Lends the pixels to one C call.
    func borrowed(_ call: (cpf_picture) -> Int32) -> Int32 {
        rgb.withUnsafeBufferPointer {
            call(cpf_picture(rgb: $0.baseAddress, width: Int32(width), height: Int32(height)))
        }
    }

    /// This picture and another of the same height side by side.
    func beside(_ other: Picture) -> Picture? {
        guard height == other.height else { return nil }
        var joined: [UInt8] = []
        joined.reserveCapacity(rgb.count + other.rgb.count)
        for row in 0..<height {
            joined += rgb[row * width * 3..<(row + 1) * width * 3]
            joined += other.rgb[row * other.width * 3..<(row + 1) * other.width * 3]
        }
        return Picture(width: width + other.width, height: height, rgb: joined)
    }
}
