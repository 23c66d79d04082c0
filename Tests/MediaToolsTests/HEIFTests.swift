// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import MediaTools
import Subprocess
import SystemPackage
import Testing

@Suite struct HEIFTests {
    static func heif(in folder: TemporaryFolder, width: Int = 640, height: Int = 360) async throws -> String {
        let drawn = folder.path + "/drawn.png"
        try await MediaFixtures.picture(at: drawn, width: width, height: height)
        let path = folder.path + "/phone.heic"
        _ = try await Subprocess.run(
            .name("heif-enc"), arguments: ["-q", "60", "-o", path, drawn], output: .discarded, error: .discarded)
        return path
    }

    @Test func aPhonesPictureIsProbed() async throws {
        try await TemporaryFolder.with { folder in
            let probe = try await MediaTools().probe(try await Self.heif(in: folder))
            #expect(probe.kind == .image)
            #expect(probe.format == "heif")
            #expect(probe.width == 640 && probe.height == 360)
        }
    }

    @Test func aPhonesPictureIsDecodedAtTheSizeAskedFor() async throws {
        try await TemporaryFolder.with { folder in
            let frame = try await MediaTools().decodePicture(try await Self.heif(in: folder), longestSide: 320)
            #expect(frame.width == 320 && frame.height == 180)
            #expect(frame.rgb.count == 320 * 180 * 3)
            #expect(Set(frame.rgb).count > 50)
        }
    }

    @Test func itIsUnpackedInTheScratchFolderAndNowhereElse() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await Self.heif(in: folder)
            let nowhere = MediaTools(scratch: "\(folder.path)/missing")
            await #expect(throws: MediaError.diskFull) { try await nowhere.decodePicture(path, longestSide: 320) }
            let scratch = "\(folder.path)/scratch"
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
            _ = try await MediaTools(scratch: scratch).decodePicture(path, longestSide: 320)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
        }
    }

    @Test func whatIsKeptOfItIsAJPEG() async throws {
        try await TemporaryFolder.with { folder in
            let media = MediaTools()
            let path = try await Self.heif(in: folder)
            let kept = try await media.stripMetadata(of: path, probe: try await media.probe(path), into: folder.path)
            let probe = try await media.probe(kept)
            #expect(probe.format == "jpeg")
            #expect(probe.width == 640 && probe.height == 360)
        }
    }

    @Test func aHEIFThatPromisesTooManyPixelsIsNotDecoded() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await Self.heif(in: folder, width: 6200, height: 6200)
            await #expect(throws: MediaError.tooManyPixels) {
                _ = try await MediaTools().decodePicture(path, longestSide: 320)
            }
        }
    }

    @Test func aTruncatedHEIFIsDamaged() async throws {
        try await TemporaryFolder.with { folder in
            let path = try await Self.heif(in: folder)
            let file = try FileDescriptor.open(FilePath(path), .readWrite)
            try file.closeAfter { try file.resize(to: 2000) }
            await #expect(throws: MediaError.damaged) {
                _ = try await MediaTools().decodePicture(path, longestSide: 320)
            }
        }
    }
}
