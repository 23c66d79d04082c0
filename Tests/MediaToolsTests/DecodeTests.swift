// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import MediaTools
import Testing

@Suite struct DecodeTests {
    private let media = MediaTools()

    /// EXIF's numbers, and the corner where the stored upper left one is shown (EXIF 2.32, 4.6.4).
    private static let turns: [(orientation: Int, corner: Corner)] = [
        (1, .upperLeft), (2, .upperRight), (3, .lowerRight), (4, .lowerLeft), (5, .upperLeft), (6, .upperRight),
        (7, .lowerRight), (8, .lowerLeft),
    ]

    @Test(arguments: turns) func aJPEGsOrientationIsHonoured(orientation: Int, corner: Corner) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.jpg"
            try await MediaFixtures.cornerPicture(at: path)
            try MediaFixtures.addEXIF(toJPEGAt: path, orientation: orientation)
            let frame = try await media.decodePicture(path, longestSide: 320)
            #expect(frame.width == (orientation >= 5 ? 240 : 320) && frame.brightCorner == corner)
        }
    }

    @Test(arguments: turns) func aPNGsOrientationIsHonoured(orientation: Int, corner: Corner) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.png"
            try await MediaFixtures.cornerPicture(at: path)
            try MediaFixtures.addEXIF(toPNGAt: path, orientation: orientation)
            let frame = try await media.decodePicture(path, longestSide: 320)
            #expect(frame.width == (orientation >= 5 ? 240 : 320) && frame.brightCorner == corner)
        }
    }

    @Test(arguments: turns) func aWebPsOrientationIsHonoured(orientation: Int, corner: Corner) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.webp"
            try await MediaFixtures.cornerPicture(at: path)
            try MediaFixtures.addEXIF(toWebPAt: path, orientation: orientation, width: 320, height: 240)
            let frame = try await media.decodePicture(path, longestSide: 320)
            #expect(frame.width == (orientation >= 5 ? 240 : 320) && frame.brightCorner == corner)
        }
    }

    @Test(arguments: turns) func aTIFFsOrientationIsHonoured(orientation: Int, corner: Corner) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.tiff"
            try MediaFixtures.cornerTIFF(at: path, orientation: orientation)
            let frame = try await media.decodePicture(path, longestSide: 320)
            #expect(frame.width == (orientation >= 5 ? 240 : 320) && frame.brightCorner == corner)
        }
    }

    @Test(arguments: [(5000, 640, 480), (640, 640, 480), (320, 320, 240), (33, 33, 25)])
    func aPictureIsScaledDownNeverUp(longestSide: Int, width: Int, height: Int) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.png"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let frame = try await media.decodePicture(path, longestSide: longestSide)
            #expect(frame.width == width && frame.height == height && frame.rgb.count == width * height * 3)
        }
    }

    @Test func aClipsFramesAreSpreadOverItsLength() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            // Brighter and brighter, so that a frame tells its time.
            try await MediaFixtures.make([
                "-f", "lavfi", "-i", "color=black:size=320x240:rate=24:duration=4,geq=lum='16+T*50':cb=128:cr=128",
                "-c:v", "libx264", "-pix_fmt", "yuv420p", path,
            ])
            let frames = try await media.sampleFrames(path, count: 8, longestSide: 160)
            #expect(frames.map(\.seconds) == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5])
            let brightness = frames.map { Int($0.frame.rgb[0]) }
            #expect(zip(brightness, brightness.dropFirst()).allSatisfy { $0 + 15 < $1 })
            #expect(frames.allSatisfy { $0.frame.width == 160 && $0.frame.height == 120 })
        }
    }

    @Test func aTurnedClipsFramesAreUpright() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await MediaFixtures.turnedClip(in: folder)
            let frames = try await media.sampleFrames(path, count: 2, longestSide: 320)
            #expect(frames.allSatisfy { $0.frame.width == 240 && $0.frame.height == 320 })
        }
    }

    @Test func aPartOfAClipIsLookedAtByItself() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.make([
                "-f", "lavfi", "-i", "color=black:size=320x240:rate=24:duration=4,geq=lum='16+T*50':cb=128:cr=128",
                "-c:v", "libx264", "-pix_fmt", "yuv420p", path,
            ])
            let probe = try await media.probe(path)
            let whole = try await media.sampleFrames(path, probe: probe, count: 8, longestSide: 160)
            let part = try await media.sampleFrames(path, probe: probe, count: 4, longestSide: 160, within: 2..<4)
            #expect(part.map(\.seconds) == [2, 2.5, 3, 3.5])
            for (one, other) in zip(part, whole[4...]) {
                #expect(abs(Int(one.frame.rgb[0]) - Int(other.frame.rgb[0])) <= 4)
            }
        }
    }

    /// ffmpeg would read the second one, of a size that nobody has looked at.
    @Test func aPictureBehindAPictureIsRefused() async throws {
        try await TemporaryFolder.with { folder in
            let (small, large) = ("\(folder.path)/small.jpg", "\(folder.path)/large.jpg")
            try await MediaFixtures.picture(at: small, width: 320, height: 240)
            try await MediaFixtures.picture(at: large, width: 4000, height: 4000)
            let both = try Data(contentsOf: URL(filePath: small)) + Data(contentsOf: URL(filePath: large))
            await #expect(throws: MediaError.damaged) { try await media.decodeJPEGs([both]) }
        }
    }

    @Test func aCamerasPicturesAreDecodedInOneGo() async throws {
        try await TemporaryFolder.with { folder in
            let pictures = try await [320, 320].enumerated().asyncMap { index, width in
                let path = "\(folder.path)/\(index).jpg"
                try await MediaFixtures.picture(at: path, width: width, height: 240)
                return try Data(contentsOf: URL(filePath: path))
            }
            let frames = try await media.decodeJPEGs(pictures)
            #expect(frames.count == 2 && frames.allSatisfy { $0.width == 320 && $0.height == 240 })
        }
    }

    @Test func picturesOfDifferentSizesAreNoFilm() async throws {
        try await TemporaryFolder.with { folder in
            let pictures = try await [320, 322].asyncMap { width in
                let path = "\(folder.path)/\(width).jpg"
                try await MediaFixtures.picture(at: path, width: width, height: 240)
                return try Data(contentsOf: URL(filePath: path))
            }
            await #expect(throws: MediaError.damaged) { try await media.decodeJPEGs(pictures) }
        }
    }

    @Test func aCamerasPictureHasBounds() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/large.jpg"
            try await MediaFixtures.picture(at: path, width: 1282, height: 240)
            let large = try Data(contentsOf: URL(filePath: path))
            await #expect(throws: MediaError.tooManyPixels) { try await media.decodeJPEGs([large]) }
            await #expect(throws: MediaError.undetectable) { try await media.decodeJPEGs([Data("no".utf8)]) }
        }
    }
}

enum Corner: Sendable {
    case upperLeft, upperRight, lowerLeft, lowerRight
}

extension RawFrame {
    /// The one quarter that is bright.
    var brightCorner: Corner? {
        func isBright(_ x: Int, _ y: Int) -> Bool { rgb[(y * width + x) * 3] > 128 }
        let (left, right, upper, lower) = (width / 4, width * 3 / 4, height / 4, height * 3 / 4)
        let corners: [(Corner, Bool)] = [
            (.upperLeft, isBright(left, upper)), (.upperRight, isBright(right, upper)),
            (.lowerLeft, isBright(left, lower)), (.lowerRight, isBright(right, lower)),
        ]
        let bright = corners.filter(\.1)
        return bright.count == 1 ? bright[0].0 : nil
    }
}

extension Sequence {
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
