// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import MediaTools
import Testing

/// What is kept of a file.
@Suite struct CleaningTests {
    private let media = MediaTools()

    private func clean(_ path: String, in folder: TemporaryFolder) async throws -> String {
        try await media.stripMetadata(of: path, probe: try await media.probe(path), into: folder.path)
    }

    private func holds(_ text: String, _ path: String) throws -> Bool {
        try Data(contentsOf: URL(filePath: path)).firstRange(of: Data(text.utf8)) != nil
    }

    @Test func halfACopyIsNotLeft() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.png"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let probe = try await media.probe(path)
            // Its last argument is the file it writes.
            let tool = try folder.write(
                "#!/bin/sh\nfor file; do :; done\necho half > \"$file\"\nexit 1\n", name: "tool")
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: tool)
            let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            await #expect(throws: MediaError.damaged) {
                try await MediaTools(ffmpeg: tool).stripMetadata(of: path, probe: probe, into: folder.path)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before.sorted())
        }
    }

    @Test func anUprightJPEGKeepsItsPixelsBitByBit() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.jpg"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let before = try await media.decodePicture(path, longestSide: 640)
            try MediaFixtures.addEXIF(toJPEGAt: path, orientation: 1)
            #expect(try holds("GPS 52.5200 N", path))
            let kept = try await clean(path, in: folder)
            #expect(try !holds("GPS 52.5200 N", kept) && !holds("Exif", kept))
            #expect(try await media.decodePicture(kept, longestSide: 640) == before)
        }
    }

    @Test(arguments: 2...8) func aTurnedPictureIsKeptUprightWithoutItsEXIF(orientation: Int) async throws {
        try await TemporaryFolder.with { folder in
            for ending in ["jpg", "png", "webp", "tiff"] {
                let path = "\(folder.path)/picture.\(ending)"
                try await MediaFixtures.cornerPicture(at: path)
                switch ending {
                case "jpg": try MediaFixtures.addEXIF(toJPEGAt: path, orientation: orientation)
                case "png": try MediaFixtures.addEXIF(toPNGAt: path, orientation: orientation)
                case "webp":
                    try MediaFixtures.addEXIF(toWebPAt: path, orientation: orientation, width: 320, height: 240)
                default: try MediaFixtures.cornerTIFF(at: path, orientation: orientation)
                }
                let seen = try await media.decodePicture(path, longestSide: 320)
                let kept = try await clean(path, in: folder)
                #expect(try !holds("Exif", kept) && !holds("eXIf", kept) && !holds("GPS", kept))
                let frame = try await media.decodePicture(kept, longestSide: 320)
                #expect(frame.width == seen.width && frame.brightCorner == seen.brightCorner)
            }
        }
    }

    @Test func whatAPhoneHidesBehindAPictureIsLeftOut() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.jpg"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let size = try Data(contentsOf: URL(filePath: path)).count
            try MediaFixtures.append("ftypmp42 a short clip, +52.5200+013.4050/", to: path)
            let kept = try await clean(path, in: folder)
            #expect(try !holds("+52.5200", kept))
            #expect(try Data(contentsOf: URL(filePath: kept)).count <= size)
        }
    }

    @Test(arguments: ["png", "tiff", "mp4", "mov", "mp3", "wav"]) func wordsInAFileAreLeftOut(format: String)
        async throws
    {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/file.\(format)"
            let input =
                switch format {
                case "png", "tiff": ["-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v", "1"]
                case "mp4", "mov": ["-f", "lavfi", "-i", "testsrc2=size=320x240:duration=1", "-pix_fmt", "yuv420p"]
                default: ["-f", "lavfi", "-i", "sine=duration=1"]
                }
            let words = ["title", "comment", "artist", "location"].flatMap { ["-metadata", "\($0)=Geheim am See"] }
            try await MediaFixtures.make(input + words + ["-metadata:s:0", "handler_name=Geheim am See", path])
            let probe = try await media.probe(path)
            let kept = try await clean(path, in: folder)
            #expect(try !holds("Geheim", kept))
            let after = try await media.probe(kept)
            #expect(after.format == probe.format && after.width == probe.width && after.kind == probe.kind)
        }
    }

    @Test func aMovingPictureKeepsItsFirstFrameOnly() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/moving.gif"
            try await MediaFixtures.make(["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=5:duration=2", path])
            let kept = try await clean(path, in: folder)
            #expect(try await frameCount(path) > 5)
            #expect(try await frameCount(kept) == 1)
        }
    }

    /// Each picture of a GIF begins with this extension and ends its block.
    private func frameCount(_ path: String) async throws -> Int {
        try Data(contentsOf: URL(filePath: path)).ranges(of: Data([0x21, 0xF9, 0x04])).count
    }

    @Test func aTurnedClipStaysTurned() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await MediaFixtures.turnedClip(in: folder)
            let probe = try await media.probe(try await clean(path, in: folder))
            #expect(probe.width == 240 && probe.height == 320)
        }
    }

    @Test func aClipThatLiesAboutItsLengthTellsItWhenItIsKept() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.clip(at: path, width: 320, height: 240, seconds: 12)
            try MediaFixtures.divideLength(ofMP4At: path, by: 4)
            #expect(try await media.probe(path).durationSeconds == 3)
            let kept = try await media.probe(try await clean(path, in: folder))
            #expect((kept.durationSeconds ?? 0) > 11)
        }
    }
}
