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

    private func withJail(_ body: (ToolJail, TemporaryFolder) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let jail = await ToolJail.find()
            #expect(jail.kind == .bubblewrap)
            try await body(jail, folder)
        }
    }

    @Test func filesBesideThoseThatAreReadAreNotThere() async throws {
        try await withJail { jail, folder async throws in
            let secret = try folder.write("the master key")
            #expect(try await run("cat \(secret)", in: .open) == "the master key")
            await #expect(throws: MediaError.damaged) { try await run("cat \(secret)", in: jail) }
            await #expect(throws: MediaError.damaged) { try await run("cat /etc/passwd", in: jail) }
            let read = ToolRun(executable: "cat", arguments: [secret], reads: [secret], jail: jail)
            #expect(String(decoding: try await read.run(), as: UTF8.self) == "the master key")
        }
    }

    @Test func aDataFolderBelowThoseOfTheSystemIsHidden() async throws {
        let place = "/usr/lib/likeness-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: place) }
        try Data("the master key".utf8).write(to: URL(filePath: "\(place)/master.key"))
        try Data("a picture".utf8).write(to: URL(filePath: "\(place)/picture"))
        let jail = await ToolJail.find(hiding: place)
        let script = "cat \(place)/picture; cat \(place)/master.key || true"
        let read = ToolRun(executable: "bash", arguments: ["-c", script], reads: ["\(place)/picture"], jail: jail)
        #expect(String(decoding: try await read.run(), as: UTF8.self) == "a picture")
    }

    @Test func aFileThatIsReadCannotBeChanged() async throws {
        try await withJail { jail, folder async throws in
            let picture = try folder.write("a picture")
            await #expect(throws: MediaError.damaged) {
                _ = try await ToolRun(
                    executable: "truncate", arguments: ["-s", "0", picture], reads: [picture], jail: jail
                ).run()
            }
            #expect(try String(contentsOfFile: picture, encoding: .utf8) == "a picture")
        }
    }

    @Test func onlyTheFilesThatAreToBeWrittenAreAndNothingIsPutInTheirPlace() async throws {
        try await withJail { jail, folder async throws in
            let (film, secret) = (folder.path + "/film", try folder.write("the master key"))
            try OutputFiles(paths: [film]).make()
            let script = """
                echo made > \(film); rm -f \(film); ln -sf \(secret) \(film)
                for place in \(folder.path)/other /usr/made /etc/made /dev/made; do echo made > $place; done
                true
                """
            _ = try await ToolRun(executable: "bash", arguments: ["-c", script], writes: [film], jail: jail).run()
            #expect(try FileManager.default.attributesOfItem(atPath: film)[.type] as? FileAttributeType == .typeRegular)
            #expect(try String(contentsOfFile: film, encoding: .utf8) == "made\n")
            for place in ["\(folder.path)/other", "/usr/made", "/etc/made", "/dev/made"] {
                #expect(!FileManager.default.fileExists(atPath: place), "\(place)")
            }
        }
    }

    @Test func nobodyCanBeReached() async throws {
        try await withJail { jail, _ async throws in
            try await LocalServer(router: Router()).run { port async throws in
                let call = "exec 3<>/dev/tcp/127.0.0.1/\(port) && echo reached"
                #expect(try await run(call, in: .open) == "reached\n")
                await #expect(throws: MediaError.damaged) { try await run(call, in: jail) }
            }
        }
    }

    @Test func otherProcessesAreNotSeen() async throws {
        try await withJail { jail, _ async throws in
            let look = "kill -0 \(ProcessInfo.processInfo.processIdentifier) && echo seen"
            #expect(try await run(look, in: .open) == "seen\n")
            await #expect(throws: MediaError.damaged) { try await run(look, in: jail) }
        }
    }

    @Test(arguments: [ToolJail.Kind.bubblewrap, .limits])
    func memoryFilesAndCoresAreBounded(kind: ToolJail.Kind) async throws {
        let bounds = try await run("ulimit -v; ulimit -f; ulimit -n; ulimit -c", in: ToolJail(kind: kind))
        #expect(bounds.split(separator: "\n") == ["8388608", "4194304", "256", "0"])
    }

    @Test func aToolThatIsKilledInsideIsRunOnceMore() async throws {
        try await withJail { jail, folder async throws in
            let starts = folder.path + "/starts"
            try OutputFiles(paths: [starts]).make()
            let killed = ToolRun(
                executable: "bash", arguments: ["-c", "echo x >> \(starts); kill -KILL $$"], writes: [starts],
                jail: jail)
            await #expect(throws: MediaError.damaged) { try await killed.run() }
            #expect(try String(contentsOfFile: starts, encoding: .utf8) == "x\nx\n")
        }
    }

    @Test func theCodeOfASignalCountsAsTheSignal() {
        #expect(throws: MediaError.interrupted) { try MediaError.check(.exited(137), toolOutput: "") }
        #expect(throws: MediaError.damaged) { try MediaError.check(.exited(139), toolOutput: "") }
    }

    /// Nothing is said of the file then.
    @Test func aJailThatCannotBeMadeIsNotTheFilesFault() async throws {
        try await withJail { jail, folder async throws in
            let run = ToolRun(executable: "true", arguments: [], reads: [folder.path + "/missing"], jail: jail)
            await #expect(throws: MediaError.jailFailed) { try await run.run() }
        }
    }

    @Test func aToolThatIsEndedTakesAllThatItStartedWithIt() async throws {
        try await withJail { jail, folder async throws in
            let begun = folder.path + "/begun"
            try OutputFiles(paths: [begun]).make()
            let script = "echo yes > \(begun); (sleep 300; echo on) & wait"
            let tool = Task {
                try await ToolRun(executable: "bash", arguments: ["-c", script], writes: [begun], jail: jail).run()
            }
            try await Eventually.holds("it has begun") { try !String(contentsOfFile: begun, encoding: .utf8).isEmpty }
            tool.cancel()
            _ = await tool.result
            try await expectNothingRuns(of: begun)
        }
    }

    /// While the jail is still being made as well.
    @Test(arguments: 0..<20) func aToolThatIsEndedBeforeItHasBegunLeavesNothing(round: Int) async throws {
        try await withJail { jail, folder async throws in
            let script = "echo \(folder.path); sleep 300"
            let tool = Task { try await ToolRun(executable: "bash", arguments: ["-c", script], jail: jail).run() }
            for _ in 0..<(round * round * 20) { await Task.yield() }
            tool.cancel()
            _ = await tool.result
            try await expectNothingRuns(of: folder.path)
        }
    }

    /// That no process has those words among its own; the one that looks writes them otherwise.
    private func expectNothingRuns(of words: String) async throws {
        let pattern = "[\(words.prefix(1))]\(words.dropFirst())"
        try await Eventually.holds("nothing of it runs any more") {
            try await self.run("pgrep -fc '\(pattern)' || true", in: .open) == "0\n"
        }
    }

    /// What the built-in engine does with a file; its films are made in the tests of the whole server.
    @Test func theToolsDoTheirWorkInTheJail() async throws {
        try await withJail { jail, folder async throws in
            let scratch = folder.path + "/scratch of ü"
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
            let media = MediaTools(scratch: scratch, jail: jail)
            try await media.check()
            let (picture, clip) = (scratch + "/picture.png", scratch + "/clip.mp4")
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
            let cut = try await media.stripMetadata(of: clip, probe: media.probe(clip), into: scratch)
            #expect(try await media.probe(cut).width == 864)
        }
    }
}
