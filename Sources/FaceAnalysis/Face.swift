// SPDX-License-Identifier: Apache-2.0

/// A face in a picture, in pixels from the top left.
package struct Face: Sendable, Equatable {
    package struct Box: Sendable, Equatable {
        package let left: Int
        package let top: Int
        package let width: Int
        package let height: Int

        package init(left: Int, top: Int, width: Int, height: Int) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }

        package var area: Int { width * height }
    }

    package struct Point: Sendable, Equatable {
        package let x: Double
        package let y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    package let box: Box
    /// dlib's five points in its order: the picture-right eye's outer and inner corner, the picture-left eye's outer
    /// and inner corner, the base of the nose.
    package let landmarks: [Point]
    /// The detector's margin: about 0.5 to 3 for faces, just above 0 for patterns that only look like one.
    package let confidence: Double
    /// 128 numbers; empty when no description was asked for.
    package let descriptor: [Float]

    package init(box: Box, landmarks: [Point], confidence: Double, descriptor: [Float]) {
        self.box = box
        self.landmarks = landmarks
        self.confidence = confidence
        self.descriptor = descriptor
    }
}
