// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import LikenessTesting
import MediaTools
import Synchronization
import Testing

/// Files that are made to mislead what reads them.
@Suite struct HostileFileTests {
    private let media = MediaTools()

    /// Texts that ffmpeg would follow if it were let guess; `SEGMENT` stands for what they point to.
    private static let scripts = [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nSEGMENT\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile 'SEGMENT'\n",
        "file 'SEGMENT'\n", "<?xml version='1.0'?><MPD><BaseURL>SEGMENT</BaseURL></MPD>",
        "[Playlist]\nFile1=SEGMENT\n", "RTSPtext\nSEGMENT\n", "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
    ]

    @Test(arguments: scripts, ["mp4", "jpg", "mp3"]) func aScriptIsNeverFollowed(script: String, ending: String)
        async throws
    {
        let asked = Mutex(0)
        let router = Router()
        router.get("**") { _, _ in
            asked.withLock { $0 += 1 }
            return HTTPResponse.Status.notFound
        }
        try await LocalServer(router: router).run { port in
            try await TemporaryFolder.with { folder in
                let content = script.replacing("SEGMENT", with: "http://127.0.0.1:\(port)/secret.ts")
                let path = try folder.write(content, name: "clip.\(ending)")
                await #expect(throws: MediaError.undetectable) { try await media.probe(path) }
            }
        }
        #expect(asked.withLock { $0 } == 0)
    }

    @Test(arguments: ["ID3\u{4}", "GIF89a", "BM", "\u{0}\u{0}\u{0}\u{18}ftypmp42"])
    func aScriptBehindAMediaFilesFirstBytesReadsNoOtherFile(start: String) async throws {
        try await TemporaryFolder.with { folder in
            let secret = "\(folder.path)/secret.mp4"
            try await MediaFixtures.clip(at: secret, width: 320, height: 240, seconds: 1)
            let path = try folder.write(
                "\(start)\n#EXTM3U\n#EXTINF:1,\n\(secret)\nfile '\(secret)'\n", name: "clip.mp4")
            // It is no media, or damaged; its bytes give no facts of the other file.
            let probe = try? await media.probe(path)
            #expect(probe?.width != 320 && probe?.videoCodec != "h264")
        }
    }

    @Test(arguments: [(20_000, 20_000), (100_000, 400), (12_000, 12_000), (6001, 6000)])
    func aPictureThatPromisesTooManyPixelsIsNotDecoded(width: Int, height: Int) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/bomb.png"
            try MediaFixtures.pictureBomb(at: path, width: width, height: height)
            let probe = try await media.probe(path)
            #expect(probe.width == width && probe.height == height)
            await #expect(throws: MediaError.tooManyPixels) { try await media.decodePicture(path, longestSide: 640) }
        }
    }

    /// The probe of a header that lies: the decoder would find more pixels than it was told.
    @Test func aDecoderIsBoundedWhateverTheHeaderSays() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/bomb.png"
            try MediaFixtures.pictureBomb(at: path, width: 20_000, height: 2000)
            let small = MediaProbe(
                kind: .image, format: "png", width: 640, height: 480, durationSeconds: nil, framesPerSecond: nil,
                videoCodec: nil, audioCodec: nil)
            await #expect(throws: MediaError.damaged) {
                try await media.decodePicture(path, probe: small, longestSide: 640)
            }
        }
    }

    @Test(arguments: ["jpeg", "png", "webp", "bmp", "gif"], [0.02, 0.5])
    func aTruncatedPictureIsDamagedOrDecodedAtItsSize(format: String, share: Double) async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/picture.\(format)"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            try MediaFixtures.truncate(path, to: share)
            do {
                let frame = try await media.decodePicture(path, longestSide: 640)
                #expect(frame.width == 640 && frame.height == 480 && frame.rgb.count == 640 * 480 * 3)
            } catch let error as MediaError {
                #expect([.damaged, .undetectable].contains(error))
            }
        }
    }

    @Test func aClipWithoutItsIndexIsDamaged() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.clip(at: path, width: 320, height: 240, seconds: 2)
            try MediaFixtures.truncate(path, to: 0.5)
            await #expect(throws: MediaError.damaged) { try await media.probe(path) }
        }
    }

    @Test func aNameThatLooksLikeAnOptionOrAProtocolIsAFile() async throws {
        try await TemporaryFolder.with { folder in
            for name in ["-y.png", "concat:a|b.png", "http:x.png", "a'b.png", "%d.png"] {
                let path = "\(folder.path)/\(name)"
                try await MediaFixtures.picture(at: "\(folder.path)/plain.png", width: 320, height: 240)
                try FileManager.default.moveItem(atPath: "\(folder.path)/plain.png", toPath: path)
                #expect(try await media.decodePicture(path, longestSide: 320).width == 320, "\(name)")
            }
        }
    }
}
