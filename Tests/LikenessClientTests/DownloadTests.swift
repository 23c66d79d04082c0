// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import LikenessClient
import LikenessTesting
import Testing

@Suite struct DownloadTests {
    @Test func aFileIsSavedWholeAndNoKeyIsSentForIt() async throws {
        let content = String(repeating: "film", count: 100_000)
        let server = ScriptedAPI(content)
        try await TemporaryFolder.with { folder in
            let path = "\(folder.path)/film.mp4"
            try Data("old".utf8).write(to: URL(filePath: path))
            try await server.runAtAddress { try await $0.download("\($1)/f/video/1", to: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["film.mp4"])
        }
        #expect(server.questions.first?.head.headerFields[.authorization] == nil)
    }

    @Test func whatHasExpiredLeavesTheOldFileAlone() async throws {
        let server = ScriptedAPI([])
        try await TemporaryFolder.with { folder in
            let path = try folder.write("old", name: "film.mp4")
            let error = await #expect(throws: LikenessError.self) {
                try await server.runAtAddress { try await $0.download("\($1)/f/video/1", to: path) }
            }
            guard case .unintelligibleAnswer(410) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        }
    }

    @Test func aPlaceThatCannotBeWrittenIsNamed() async throws {
        await #expect(throws: LikenessError.unwritableFile(path: "/nowhere/film.mp4")) {
            try await ScriptedAPI("film").runAtAddress {
                try await $0.download("\($1)/f/1", to: "/nowhere/film.mp4")
            }
        }
    }
}
