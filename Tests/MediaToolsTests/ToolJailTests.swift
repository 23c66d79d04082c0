// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import LikenessTesting
import Subprocess
import Testing

@testable import MediaTools

/// What a program can reach that a hostile file has taken over: here a shell stands for it.
@Suite struct ToolJailTests {
    /// Runs `script` as a tool is run.
    private func run(_ script: String, in jail: ToolJail) async throws -> String {
        let output = try await ToolRun(executable: "bash", arguments: ["-c", script], jail: jail).run()
        return String(decoding: output, as: UTF8.self)
    }

    private func withJail(_ body: (ToolJail, TemporaryFolder, _ scratch: String) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let scratch = folder.path + "/scratch"
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
            let jail = await ToolJail.find(scratch: scratch)
            #expect(jail.kind == .bubblewrap)
            try await body(jail, folder, scratch)
        }
    }

    @Test func filesBesideTheOneThatIsReadAreNotThere() async throws {
        try await withJail { jail, folder, _ async throws in
            let secret = try folder.write("the master key")
            #expect(try await run("cat \(secret)", in: .open) == "the master key")
            await #expect(throws: MediaError.damaged) { try await run("cat \(secret)", in: jail) }
            await #expect(throws: MediaError.damaged) { try await run("cat /etc/passwd", in: jail) }
            let read = ToolRun(executable: "cat", arguments: [secret], jail: jail)
            #expect(String(decoding: try await read.run(), as: UTF8.self) == "the master key")
        }
    }

    @Test func theFileThatIsReadCannotBeChanged() async throws {
        try await withJail { jail, folder, _ async throws in
            let picture = try folder.write("a picture")
            await #expect(throws: MediaError.damaged) {
                _ = try await ToolRun(executable: "truncate", arguments: ["-s", "0", picture], jail: jail).run()
            }
            #expect(try String(contentsOfFile: picture, encoding: .utf8) == "a picture")
        }
    }

    @Test func onlyTheScratchFolderCanBeWritten() async throws {
        try await withJail { jail, folder, scratch async throws in
            _ = try await run("echo made > \(scratch)/made", in: jail)
            #expect(FileManager.default.fileExists(atPath: scratch + "/made"))
            for place in ["\(folder.path)/made", "/usr/made", "/etc/made", "/dev/made"] {
                _ = try? await run("echo made > \(place)", in: jail)
                #expect(!FileManager.default.fileExists(atPath: place), "\(place)")
            }
        }
    }

    @Test func nobodyCanBeReached() async throws {
        try await withJail { jail, _, _ async throws in
            try await LocalServer(router: Router()).run { port async throws in
                let call = "exec 3<>/dev/tcp/127.0.0.1/\(port) && echo reached"
                #expect(try await run(call, in: .open) == "reached\n")
                await #expect(throws: MediaError.damaged) { try await run(call, in: jail) }
            }
        }
    }

    @Test func otherProcessesAndTheirEnvironmentAreNotSeen() async throws {
        try await withJail { jail, _, _ async throws in
            await #expect(throws: MediaError.damaged) {
                try await run("kill -0 \(ProcessInfo.processInfo.processIdentifier)", in: jail)
            }
            #expect(try await run("env | grep -c KEY || true", in: jail) == "0\n")
        }
    }

    @Test(arguments: [ToolJail.Kind.bubblewrap, .limits])
    func memoryFilesAndCoresAreBounded(kind: ToolJail.Kind) async throws {
        try await withJail { _, _, scratch async throws in
            let jail = ToolJail(kind: kind, scratch: scratch)
            let bounds = try await run("ulimit -v; ulimit -f; ulimit -n; ulimit -c", in: jail)
            #expect(bounds.split(separator: "\n") == ["8388608", "4194304", "256", "0"])
        }
    }

    @Test func aToolThatIsKilledInsideWasInterrupted() async throws {
        try await withJail { jail, _, _ async throws in
            // Twice, after which the file is to blame.
            await #expect(throws: MediaError.damaged) { try await run("kill -KILL $$", in: jail) }
        }
    }

    @Test func theCodeOfASignalCountsAsTheSignal() {
        #expect(throws: MediaError.interrupted) { try MediaError.check(.exited(137), toolOutput: "") }
        #expect(throws: MediaError.damaged) { try MediaError.check(.exited(139), toolOutput: "") }
    }

    @Test func aToolThatIsEndedTakesAllThatItStartedWithIt() async throws {
        try await withJail { jail, _, scratch async throws in
            let script = "echo begun > \(scratch)/begun; (sleep 300; echo on) & wait"
            let tool = Task { try await ToolRun(executable: "bash", arguments: ["-c", script], jail: jail).run() }
            try await Eventually.holds("it has begun") {
                FileManager.default.fileExists(atPath: scratch + "/begun")
            }
            tool.cancel()
            _ = await tool.result
            try await Eventually.holds("nothing of it runs any more") {
                try await self.run("pgrep -fc 'slee[p] 300' || true", in: .open) == "0\n"
            }
        }
    }

    /// While the jail is still being made as well.
    @Test(arguments: 0..<20) func aToolThatIsEndedBeforeItHasBegunLeavesNothing(round: Int) async throws {
        try await withJail { jail, _, scratch async throws in
            let script = "echo \(scratch)/\(round); sleep 300"
            let tool = Task { try await ToolRun(executable: "bash", arguments: ["-c", script], jail: jail).run() }
            for _ in 0..<(round * round * 20) { await Task.yield() }
            tool.cancel()
            _ = await tool.result
            try await Eventually.holds("nothing of it runs any more") {
                try await self.run("pgrep -fc '[e]cho \(scratch)/\(round);' || true", in: .open) == "0\n"
            }
        }
    }

    /// Everything that the built-in engine does with a file.
    @Test func theToolsDoTheirWorkInTheJail() async throws {
        try await withJail { jail, folder, scratch async throws in
            let media = MediaTools(scratch: scratch, jail: jail)
            try await media.check()
            let (picture, clip) = (folder.path + "/picture.png", folder.path + "/clip.mp4")
            try await MediaFixtures.picture(at: picture, width: 640, height: 480)
            try await MediaFixtures.clip(at: clip, width: 864, height: 496, seconds: 2)
            let probe = try await media.probe(picture)
            #expect(probe.width == 640)
            #expect(try await media.decodePicture(picture, longestSide: 320).width == 320)
            #expect(!(try await media.thumbnail(of: picture, side: 96)).isEmpty)
            #expect(try await media.decodePicture(HEIFTests.heif(in: folder), longestSide: 320).width == 320)
            #expect(try await media.sampleFrames(clip, count: 2, longestSide: 160).count == 2)
            let copy = try await media.stripMetadata(of: picture, probe: probe, into: scratch)
            #expect(try await media.probe(copy).width == 640)
        }
    }
}
