// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin
import Testing

@Suite struct MediaInspectorTests {
    private let inspector = BuiltinMediaInspector(media: MediaTools())

    @Test func aReferencesFactsAreRead() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.clip(at: path, width: 640, height: 360, seconds: 2)
            let facts = try #require(try await inspector.inspect(path: path))
            #expect(facts.type == .video && facts.format == "mp4" && facts.hasAudio && facts.byteCount > 1000)
            #expect(facts.width == 640 && facts.height == 360 && facts.framesPerSecond == 24)
        }
    }

    @Test func whatIsNoMediaHasNoFacts() async throws {
        try await TemporaryFolder.with { folder in
            let text = try folder.write("#EXTM3U", name: "clip.mp4")
            #expect(try await inspector.inspect(path: text) == nil)
            #expect(try await inspector.inspect(path: "\(folder.path)/none") == nil)
        }
    }

    @Test func aMissingToolSaysNothingAboutTheFile() async throws {
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/clip.mp4"
            try await MediaFixtures.clip(at: path, width: 640, height: 360, seconds: 2)
            let blind = BuiltinMediaInspector(media: MediaTools(ffprobe: "ffprobe-that-is-not-there"))
            await #expect(throws: ProviderError.self) { try await blind.inspect(path: path) }
        }
    }
}
