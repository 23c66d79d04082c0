// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import MediaTools
import Testing

@Suite struct DemoTests {
    @Test func theWholeMainJobRunsUnattended() async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run([
                "demo", "--output", folder.path, "--models", SampleFaces.modelsDirectory, "--portraits",
                URL(filePath: SampleFaces.Portrait.obama.path).deletingLastPathComponent().path(),
            ])
            #expect(output.exitCode == 0, "\(output.standardOutput)\(output.standardError)")
            #expect(output.standardOutput.contains("the same person: Active"))
            #expect(output.standardOutput.contains("another person: Failed, FaceMismatch"))
            let video = try await MediaTools().probe(folder.path + "/video.mp4")
            #expect(video.width == 1280 && video.height == 720)
            let sheet = try await MediaTools().probe(folder.path + "/contact-sheet.png")
            #expect(sheet.format == "png")
        }
    }

    @Test func aMissingPortraitEndsTheDemoWithTheStepThatFailed() async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run([
                "demo", "--output", folder.path + "/out", "--models", SampleFaces.modelsDirectory, "--portraits",
                folder.path,
            ])
            #expect(output.exitCode == 1)
            #expect(output.standardError.hasPrefix("likeness: demo failed in step 1, Film a sample portrait"))
        }
    }
}
