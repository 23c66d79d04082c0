// SPDX-License-Identifier: Apache-2.0

/// A slow move over a picture: from one window on it to another, at an even pace, so that no two neighbouring frames
/// are alike.
struct CameraMove: Equatable, Sendable {
    struct Window: Equatable, Sendable {
        /// The whole picture.
        static let whole = Window(zoom: 1, x: 0.5, y: 0.5)

        /// 1 shows the whole picture, 2 a half of its width.
        let zoom: Double
        /// Where the window lies in the room that it has: 0 is left or top, 1 is right or bottom.
        let x: Double
        let y: Double
    }

    let from: Window
    let to: Window

    /// From the whole picture to a part of it.
    static func inwards(seconds: Double, random: inout SeededRandom) -> CameraMove {
        CameraMove(from: .whole, to: part(seconds: seconds, random: &random))
    }

    /// From a part of the picture to the whole.
    static func outwards(seconds: Double, random: inout SeededRandom) -> CameraMove {
        CameraMove(from: part(seconds: seconds, random: &random), to: .whole)
    }

    /// A window that takes the move's time to reach: 2 % a second, which moves the edges of a 720p picture by half a
    /// pixel a frame.
    private static func part(seconds: Double, random: inout SeededRandom) -> Window {
        Window(
            zoom: 1 + min(0.4, max(0.04, (seconds * 20).rounded() / 1000)),
            x: random.number(in: 0.25...0.75), y: random.number(in: 0.25...0.75))
    }
}
