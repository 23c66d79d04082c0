// SPDX-License-Identifier: Apache-2.0

internal import CFaceAnalysis

extension cfa_status {
    /// As the calls answer it.
    var status: Int32 { Int32(bitPattern: rawValue) }
}

extension Picture {
    /// Lends the pixels to one C call.
    /// - Throws: `FaceAnalysisError.analysisFailed` unless it answers `CFA_OK`.
    func lend(to call: (cfa_picture) -> Int32) throws(FaceAnalysisError) {
        let status = rgb.withUnsafeBufferPointer { pixels in
            call(cfa_picture(rgb: pixels.baseAddress, width: Int32(width), height: Int32(height)))
        }
        guard status == CFA_OK.status else { throw .analysisFailed }
    }
}

extension Face {
    init(_ plain: cfa_face) {
        let points = withUnsafeBytes(of: plain.landmarks) { Array($0.bindMemory(to: Double.self)) }
        self.init(
            box: Box(left: Int(plain.left), top: Int(plain.top), width: Int(plain.width), height: Int(plain.height)),
            landmarks: (0..<5).map { Point(x: points[2 * $0], y: points[2 * $0 + 1]) }, confidence: plain.confidence,
            descriptor: [])
    }

    /// As the C side wants it, without descriptor.
    var plain: cfa_face {
        var plain = cfa_face()
        plain.left = Int32(box.left)
        plain.top = Int32(box.top)
        plain.width = Int32(box.width)
        plain.height = Int32(box.height)
        plain.confidence = confidence
        withUnsafeMutableBytes(of: &plain.landmarks) { bytes in
            let numbers = bytes.bindMemory(to: Double.self)
            for (index, point) in landmarks.prefix(5).enumerated() {
                numbers[2 * index] = point.x
                numbers[2 * index + 1] = point.y
            }
        }
        return plain
    }
}
