// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct VideoModelTests {
    @Test(arguments: VideoModel.allCases)
    func everyModelIsReadByItsName(model: VideoModel) {
        #expect(VideoModel(name: model.rawValue) == model)
    }

    @Test(arguments: [
        ("doubao-seedance-2-0", VideoModel.standard), ("doubao-seedance-2.0-fast", .fast), ("seedance-2-0-mini", .mini),
        ("seedance-2.0-face", .face), ("doubao-seedance-2-0-fast-face", .fastFace), ("doubao-seedance-2-5", .next),
    ])
    func theOtherSpellingsMeanTheSame(name: String, model: VideoModel) {
        #expect(VideoModel(name: name) == model)
    }

    @Test(arguments: ["", "seedance", "Seedance-2.0", "seedance-2.0-pro", "doubao-doubao-seedance-2.0", "seedance-1.0"])
    func unknownNamesAreNoModel(name: String) {
        #expect(VideoModel(name: name) == nil)
    }
}

@Suite struct PixelSizeTests {
    /// The vendor's table (contract/ark.md 4.3), in its order: 16:9, 4:3, 1:1, 3:4, 9:16, 21:9.
    private static let table: [(VideoResolution, [(Int, Int)])] = [
        (.p480, [(864, 496), (752, 560), (640, 640), (560, 752), (496, 864), (992, 432)]),
        (.p720, [(1280, 720), (1112, 834), (960, 960), (834, 1112), (720, 1280), (1470, 630)]),
        (.p1080, [(1920, 1080), (1664, 1248), (1440, 1440), (1248, 1664), (1080, 1920), (2206, 946)]),
        (.p2160, [(3840, 2160), (3326, 2494), (2880, 2880), (2494, 3326), (2160, 3840), (4398, 1886)]),
    ]

    @Test(arguments: table) func sizesAreTheVendors(resolution: VideoResolution, sizes: [(Int, Int)]) {
        let ratios: [AspectRatio] = [.wide, .classic, .square, .portrait, .tall, .cinema]
        for (ratio, size) in zip(ratios, sizes) {
            #expect(PixelSize(resolution, ratio) == PixelSize(size.0, size.1), "\(resolution) \(ratio)")
        }
    }

    @Test(arguments: VideoResolution.allCases, AspectRatio.allCases)
    func everySizeIsEvenAndNearItsRatio(resolution: VideoResolution, ratio: AspectRatio) {
        let size = PixelSize(resolution, ratio)
        #expect(size.width % 2 == 0 && size.height % 2 == 0)
        #expect(abs(Double(size.width) / Double(size.height) / ratio.value - 1) < 0.03)
    }

    @Test(arguments: VideoResolution.allCases)
    func turningTheRatioTurnsTheSize(resolution: VideoResolution) {
        let (wide, tall) = (PixelSize(resolution, .wide), PixelSize(resolution, .tall))
        #expect(wide == PixelSize(tall.height, tall.width))
    }
}

@Suite struct AspectRatioTests {
    @Test(arguments: [
        (1920, 1080, AspectRatio.wide), (1000, 1000, .square), (1080, 1920, .tall), (4000, 3000, .classic),
        (3000, 4000, .portrait), (2560, 1080, .cinema), (5000, 100, .cinema), (1, 5000, .tall), (0, 0, .square),
    ])
    func aPictureTakesTheNearestRatio(width: Int, height: Int, expected: AspectRatio) {
        #expect(AspectRatio.nearest(width: width, height: height) == expected)
    }

    @Test(arguments: AspectRatio.allCases)
    func aRatiosOwnSizeIsItself(ratio: AspectRatio) {
        let size = PixelSize(.p1080, ratio)
        #expect(AspectRatio.nearest(width: size.width, height: size.height) == ratio)
    }
}
