// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import MediaTools
import Testing

/// How the tools are run.
@Suite struct ToolLimitTests {
    /// A tool that tells its process id and then does nothing for a day, whatever it is asked kindly.
    private func stubbornTool(in folder: TemporaryFolder) throws -> String {
        let path = try folder.write(
            """
            #!/bin/sh
            trap '' TERM INT HUP
            echo $$ > \(folder.path)/pid
            while true; do /bin/sleep 1; done
            """, name: "tool")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func isAlive(in folder: TemporaryFolder) throws -> Bool {
        let text = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
        let status = "/proc/\(text.trimmingCharacters(in: .whitespacesAndNewlines))/stat"
        // A zombie has ended; it only waits to be counted.
        guard let stat = try? String(contentsOfFile: status, encoding: .utf8) else { return false }
        return !stat.contains(") Z ")
    }

    @Test func aToolThatTakesTooLongIsKilled() async throws {
        try await TemporaryFolder.with { folder in
            let media = MediaTools(ffmpeg: try stubbornTool(in: folder))
            await #expect(throws: MediaError.timedOut) {
                try await media.render(["-version"], timeLimit: .milliseconds(700))
            }
            try await Eventually.holds("the tool has ended") { try !isAlive(in: folder) }
        }
    }

    @Test func ffmpegItselfIsKilledInTheMiddleOfItsWork() async throws {
        await #expect(throws: MediaError.timedOut) {
            try await MediaTools().render(
                ["-f", "lavfi", "-i", "testsrc2=size=1920x1080", "-f", "null", "-"], timeLimit: .milliseconds(300))
        }
    }

    @Test func aToolIsKilledWithTheTaskThatWaitsForIt() async throws {
        try await TemporaryFolder.with { folder in
            let media = MediaTools(ffmpeg: try stubbornTool(in: folder))
            // A caller of its own, to be cancelled.
            let caller = Task { try await media.render(["-version"], timeLimit: .seconds(3600)) }
            try await Eventually.holds("the tool runs") { FileManager.default.fileExists(atPath: "\(folder.path)/pid") }
            caller.cancel()
            await #expect(throws: (any Error).self) { try await caller.value }
            try await Eventually.holds("the tool has ended") { try !isAlive(in: folder) }
        }
    }

    /// A tool that counts its starts, and is ended in the first of them.
    private func endedTool(_ signal: String, times: Int, in folder: TemporaryFolder) throws -> MediaTools {
        let starts = "\(folder.path)/starts"
        let path = try folder.write(
            "#!/bin/sh\necho >> \(starts)\n[ $(wc -l < \(starts)) -gt \(times) ] || kill -\(signal) $$\n", name: "tool")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return MediaTools(ffmpeg: path)
    }

    @Test(arguments: ["KILL", "TERM"])
    func aToolThatIsEndedFromOutsideIsRunOnceMore(signal: String) async throws {
        try await TemporaryFolder.with { folder in
            let media = try endedTool(signal, times: 1, in: folder)
            try await media.render(["-version"], timeLimit: .seconds(60))
        }
    }

    @Test(arguments: [("KILL", 2), ("SEGV", 1)])
    func aToolThatIsEndedAgainOrByItselfHasMetADamagedFile(signal: String, starts: Int) async throws {
        try await TemporaryFolder.with { folder in
            let media = try endedTool(signal, times: 10, in: folder)
            await #expect(throws: MediaError.damaged) {
                try await media.render(["-version"], timeLimit: .seconds(60))
            }
            let lines = try String(contentsOfFile: "\(folder.path)/starts", encoding: .utf8)
            #expect(lines.count == starts)
        }
    }

    @Test func aMissingToolIsNamed() async throws {
        let media = MediaTools(ffmpeg: "ffmpeg-that-is-not-there")
        await #expect(throws: MediaError.toolMissing(name: "ffmpeg-that-is-not-there")) { try await media.check() }
    }

    @Test func theInstalledToolsCanBeRun() async throws {
        try await MediaTools().check()
    }
}
