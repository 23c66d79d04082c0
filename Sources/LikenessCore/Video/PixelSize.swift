// SPDX-License-Identifier: Apache-2.0

package struct PixelSize: Sendable, Hashable, Codable {
    package let width: Int
    package let height: Int

    package init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// The vendor's table (contract/ark.md 4.3).
    package init(_ resolution: VideoResolution, _ ratio: AspectRatio) {
        self =
            switch (resolution, ratio) {
            case (.p480, .wide): PixelSize(864, 496)
            case (.p480, .classic): PixelSize(752, 560)
            case (.p480, .square): PixelSize(640, 640)
            case (.p480, .portrait): PixelSize(560, 752)
            case (.p480, .tall): PixelSize(496, 864)
            case (.p480, .cinema): PixelSize(992, 432)
            case (.p720, .wide): PixelSize(1280, 720)
            case (.p720, .classic): PixelSize(1112, 834)
            case (.p720, .square): PixelSize(960, 960)
            case (.p720, .portrait): PixelSize(834, 1112)
            case (.p720, .tall): PixelSize(720, 1280)
            case (.p720, .cinema): PixelSize(1470, 630)
            case (.p1080, .wide): PixelSize(1920, 1080)
            case (.p1080, .classic): PixelSize(1664, 1248)
            case (.p1080, .square): PixelSize(1440, 1440)
            case (.p1080, .portrait): PixelSize(1248, 1664)
            case (.p1080, .tall): PixelSize(1080, 1920)
            case (.p1080, .cinema): PixelSize(2206, 946)
            case (.p2160, .wide): PixelSize(3840, 2160)
            case (.p2160, .classic): PixelSize(3326, 2494)
            case (.p2160, .square): PixelSize(2880, 2880)
            case (.p2160, .portrait): PixelSize(2494, 3326)
            case (.p2160, .tall): PixelSize(2160, 3840)
            case (.p2160, .cinema): PixelSize(4398, 1886)
            }
    }
}
