// SPDX-License-Identifier: Apache-2.0

internal import CFaceAnalysis

/// How good a face's pixels are.
package struct FaceQuality: Sendable, Equatable {
    /// Variance of the Laplacian of the face, scaled to 128 pixels: the more, the sharper.
    package let sharpness: Double
    /// Mean grey value, 0 to 255.
    package let brightness: Double

    package init(sharpness: Double, brightness: Double) {
        self.sharpness = sharpness
        self.brightness = brightness
    }
}

extension Face {
    /// Measures the face's pixels in the picture it was found in. Cheap, but not for the cooperative pool.
    package func quality(in picture: Picture) throws(FaceAnalysisError) -> FaceQuality {
        var plain = plain
        var measured = cfa_quality()
        try picture.lend { picture in cfa_measure_quality(picture, &plain, &measured) }
        return FaceQuality(sharpness: measured.sharpness, brightness: measured.brightness)
    }

    /// Whether the picture's edge cuts the face: part of its box lies outside.
    package func isCutOff(in picture: Picture) -> Bool {
        box.left < 0 || box.top < 0 || box.left + box.width > picture.width || box.top + box.height > picture.height
    }
}
