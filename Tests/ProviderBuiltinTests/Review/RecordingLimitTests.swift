// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessTesting
import ProviderBuiltin
import Testing

/// The vendor's limits for clips and sounds (contract/ark.md 3.1), each with a file inside and one outside.
/// One at a time: making the files keeps the cores busy.
@Suite(.serialized) struct RecordingLimitTests {
    /// A grey clip, quickly made.
    private func clip(
        _ bench: ReviewBench, _ width: Int = 640, _ height: Int = 640, rate: String = "24", seconds: Double = 2,
        encoding: [String] = ["-c:v", "libx264", "-preset", "ultrafast"], name: String = "clip.mp4"
    ) async throws -> String {
        let path = bench.path(name)
        let source = "color=gray:size=\(width)x\(height):rate=\(rate):duration=\(seconds)"
        try await MediaFixtures.make(
            ["-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=duration=\(seconds)", "-pix_fmt", "yuv420p"]
                + encoding + ["-shortest", path])
        return path
    }

    /// Those outside are a tenth of a second long: sides are judged before the length.
    private static let sizes: [(Int, Int, AssetRejection?)] = [
        (640, 640, nil), (638, 638, .pixelCountTooSmall), (298, 640, .widthTooSmall), (640, 298, .heightTooSmall),
        (404, 1010, nil), (402, 1014, .aspectRatioTooSmall), (1010, 404, nil), (1016, 404, .aspectRatioTooLarge),
        (3840, 2160, nil), (3840, 2162, .pixelCountTooLarge), (6002, 2402, .widthTooLarge),
        (2402, 6002, .heightTooLarge),
    ]

    @Test(arguments: sizes) func aClipsSidesAreBounded(width: Int, height: Int, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = try await clip(bench, width, height, seconds: code == nil ? 2 : 0.1)
            #expect(try await bench.rejection(path) == code)
            #expect(try bench.copies().count == (code == nil ? 1 : 0))
        }
    }

    private static let rates: [(String, AssetRejection?)] = [
        ("23", .fpsTooLow), ("24000/1001", nil), ("24", nil), ("60", nil), ("61", .fpsTooHigh),
    ]

    @Test(arguments: rates) func aClipsRateIsBounded(rate: String, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = try await clip(bench, rate: rate)
            #expect(try await bench.rejection(path) == code)
        }
    }

    @Test func anOperatorsLimitsHoldInPlaceOfTheVendors() async throws {
        var limits = MediaLimits()
        limits.clipPixels = 409_600...927_408
        limits.seconds = 3...4
        try await ReviewBench.with(limits: limits) { bench in
            let large = try await clip(bench, 1920, 1080, seconds: 3)
            #expect(try await bench.rejection(large) == .pixelCountTooLarge)
            let cases: [(Double, AssetRejection?)] = [(2, .durationTooShort), (3, nil), (5, .durationTooLong)]
            for (seconds, code) in cases {
                let path = try await clip(bench, seconds: seconds)
                #expect(try await bench.rejection(path) == code)
            }
        }
    }

    private static let lengths: [(Double, VideoModel, AssetRejection?)] = [
        (1.8, .standard, .durationTooShort), (2, .standard, nil), (15, .standard, nil),
        (15.5, .standard, .durationTooLong), (15.5, .next, nil), (30, .next, nil), (30.5, .next, .durationTooLong),
    ]

    @Test(arguments: lengths) func aClipsLengthIsBounded(seconds: Double, model: VideoModel, code: AssetRejection?)
        async throws
    {
        try await ReviewBench.with { bench in
            let path = try await clip(bench, seconds: seconds)
            #expect(try await bench.rejection(path, model: model) == code)
        }
    }

    @Test(arguments: lengths, ["wav", "mp3"]) func aSoundsLengthIsBounded(
        length: (Double, VideoModel, AssetRejection?), format: String
    ) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("sound.\(format)")
            try await MediaFixtures.sound(at: path, seconds: length.0)
            #expect(try await bench.rejection(path, model: length.1) == length.2)
        }
    }

    @Test func aClipThatHidesItsLengthIsTooLong() async throws {
        try await ReviewBench.with { bench in
            let path = try await clip(bench, seconds: 20)
            try MediaFixtures.divideLength(ofMP4At: path, by: 4)
            #expect(try await bench.rejection(path) == .durationTooLong)
            #expect(try bench.copies().isEmpty)
        }
    }

    private static let encodings: [(String, [String], AssetRejection?)] = [
        ("h264.mov", ["-c:v", "libx264", "-c:a", "aac"], nil), ("h265.mp4", ["-c:v", "libx265", "-c:a", "aac"], nil),
        ("mp3.mp4", ["-c:v", "libx264", "-c:a", "libmp3lame"], nil),
        ("pcm.mov", ["-c:v", "libx264", "-c:a", "pcm_s16le"], nil),
        ("ac3.mp4", ["-c:v", "libx264", "-c:a", "ac3"], .formatUnsupported),
        ("mpeg4.mp4", ["-c:v", "mpeg4", "-c:a", "aac"], .formatUnsupported),
        ("silent.mp4", ["-c:v", "libx264", "-an"], nil),
        ("clip.mkv", ["-c:v", "libx264", "-c:a", "aac"], .formatUndetectable),
        ("sound.m4a", ["-vn", "-c:a", "aac"], .formatUnsupported),
        ("sound.flac", ["-vn", "-c:a", "flac"], .formatUndetectable),
    ]

    @Test(arguments: encodings) func theVendorsCodecsPass(name: String, encoding: [String], code: AssetRejection?)
        async throws
    {
        try await ReviewBench.with { bench in
            let path = try await clip(bench, encoding: encoding, name: name)
            #expect(try await bench.rejection(path) == code)
        }
    }

    @Test(arguments: [(Int64(200_000_000), nil), (Int64(200_000_001), AssetRejection.fileSizeTooLarge)])
    func aClipsSizeIsBounded(byteCount: Int64, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = try await clip(bench)
            #expect(try await bench.rejection(path, byteCount: byteCount) == code)
        }
    }

    @Test(arguments: [(Int64(15_000_000), nil), (Int64(15_000_001), AssetRejection.fileSizeTooLarge)])
    func aSoundsSizeIsBounded(byteCount: Int64, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("sound.wav")
            try await MediaFixtures.sound(at: path, seconds: 3)
            #expect(try await bench.rejection(path, byteCount: byteCount) == code)
        }
    }

    @Test func aClipAndASoundAreNoPicture() async throws {
        try await ReviewBench.with { bench in
            let sound = bench.path("sound.wav")
            try await MediaFixtures.sound(at: sound, seconds: 3)
            let clip = try await clip(bench)
            #expect(try await bench.rejection(clip, as: .image) == .typeMismatch)
            #expect(try await bench.rejection(sound, as: .video) == .typeMismatch)
        }
    }

    @Test func aClipWithoutItsIndexIsRefused() async throws {
        try await ReviewBench.with { bench in
            let path = try await clip(bench)
            try MediaFixtures.truncate(path, to: 0.6)
            #expect(try await bench.rejection(path) == .transcodingFailed)
        }
    }

    @Test func aSoundHasNoFaceToMatch() async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("sound.mp3")
            try await MediaFixtures.sound(at: path, seconds: 3)
            let person = try await SampleFaces.Portrait.obama.template
            #expect(try await bench.rejection(path, person: person) == nil)
        }
    }
}
