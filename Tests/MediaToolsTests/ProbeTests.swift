// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import MediaTools
import Testing

@Suite struct ProbeTests {
    private let media = MediaTools()

    @Test(arguments: ["jpeg", "png", "webp", "bmp", "tiff", "gif"])
    func aPicturesFormatAndSizeAreRead(format: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.\(format)"
            try await MediaFixtures.picture(at: path, width: 322, height: 240)
            let probe = try await media.probe(path)
            #expect(probe.kind == .image && probe.format == format)
            #expect(probe.width == 322 && probe.height == 240)
            #expect(probe.durationSeconds == nil && probe.framesPerSecond == nil)
        }
    }

    /// ffmpeg's arguments for a still and the size that WebP's other two layouts have.
    @Test(arguments: [["-c:v", "libwebp", "-lossless", "1"], ["-c:v", "libwebp", "-pix_fmt", "yuva420p"]])
    func everyLayoutOfWebPIsRead(encoding: [String]) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.webp"
            try await MediaFixtures.make(
                ["-f", "lavfi", "-i", "testsrc2=size=322x240,format=rgba,colorchannelmixer=aa=0.5", "-frames:v", "1"]
                    + encoding + [path])
            let probe = try await media.probe(path)
            #expect(probe.format == "webp" && probe.width == 322 && probe.height == 240)
        }
    }

    @Test func aClipIsAsLongAsItsPictureNotItsSound() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.make([
                "-f", "lavfi", "-i", "color=gray:size=320x240:rate=24:duration=0.5", "-f", "lavfi", "-i",
                "sine=duration=5", "-c:v", "libx264", "-pix_fmt", "yuv420p", path,
            ])
            #expect(try await media.probe(path).durationSeconds == 0.5)
        }
    }

    @Test(arguments: ["mp4", "mov"]) func aClipsFactsAreRead(format: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.\(format)"
            try await MediaFixtures.clip(at: path, width: 320, height: 240, seconds: 2, framesPerSecond: 30)
            let probe = try await media.probe(path)
            #expect(probe.kind == .video && probe.format == format)
            #expect(probe.width == 320 && probe.height == 240)
            #expect(probe.framesPerSecond == 30 && abs((probe.durationSeconds ?? 0) - 2) < 0.1)
            #expect(probe.videoCodec == "h264" && probe.audioCodec == "aac")
        }
    }

    @Test(arguments: ["wav", "mp3"]) func aSoundsFactsAreRead(format: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/sound.\(format)"
            try await MediaFixtures.sound(at: path, seconds: 3)
            let probe = try await media.probe(path)
            #expect(probe.kind == .audio && probe.format == format && probe.width == nil)
            #expect(abs((probe.durationSeconds ?? 0) - 3) < 0.1)
        }
    }

    @Test func aFileIsWhatItsBytesAreWhateverItsName() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.mp4"
            try await MediaFixtures.make(
                ["-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1", "-f", "image2", "-c:v", "png", path])
            let probe = try await media.probe(path)
            #expect(probe.kind == .image && probe.format == "png")
        }
    }

    @Test func aSoundInAClipsContainerIsASound() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/sound.mp4"
            try await MediaFixtures.make(["-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac", path])
            let probe = try await media.probe(path)
            #expect(probe.kind == .audio && probe.format == "mp4")
        }
    }

    @Test func aClipThatPlayersTurnIsProbedUpright() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await MediaFixtures.turnedClip(in: folder)
            let probe = try await media.probe(path)
            #expect(probe.width == 240 && probe.height == 320)
        }
    }

    @Test func aCoverPictureMakesNoClipOfASound() async throws {
        try await TemporaryFolder.with { folder in
            let (sound, cover) = ("\(folder.path)/sound.mp3", "\(folder.path)/cover.png")
            try await MediaFixtures.picture(at: cover, width: 320, height: 240)
            try await MediaFixtures.make([
                "-f", "lavfi", "-i", "sine=duration=2", "-i", cover, "-map", "0:a", "-map", "1:v", "-c:v", "png",
                "-disposition:v", "attached_pic", sound,
            ])
            #expect(try await media.probe(sound).kind == .audio)
        }
    }

    @Test(arguments: ["", "Hello", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "MZ\u{90}"])
    func whatIsNoMediaIsUndetectable(content: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(content, name: "picture.jpg")
            await #expect(throws: MediaError.undetectable) { try await media.probe(path) }
        }
    }

    @Test func ofAFileThatIsNotThereNothingIsKnown() async throws {
        await #expect(throws: MediaError.interrupted) { try await media.probe("/nonexistent/picture.jpg") }
    }
}
