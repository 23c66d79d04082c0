// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Disks that are full, or may not be written to.
@Suite(.serialized) struct DiskTests {
    private static let callback = #"{"callback_url":"https://example.com/done"}"#

    @Test func aFullDiskTurnsRequestsAwayAndLosesNothingThatWasAccepted() async throws {
        try await TemporaryFolder.with { folder in
            let accepted = try await RunningServer.run(in: folder, settings: ["LIKENESS_STORE_LIMIT_KB": "400"]) {
                server in
                var accepted: [String] = []
                for _ in 0..<2000 {
                    let answer = try await server.caller.post("/v1/seedance2/real-avatar", Self.callback)
                    guard answer.status == 200 else {
                        #expect(answer.status == 503 && answer.headers["retry-after"] != nil)
                        return accepted
                    }
                    accepted.append(try #require(answer.data["id"] as? String))
                }
                Issue.record("the disk is never full")
                return accepted
            }
            #expect(accepted.count > 10)
            try await RunningServer.run(in: folder) { server in
                for task in accepted {
                    let kept = try await server.caller.get("/v1/tasks/\(task)")
                    #expect(kept.data["id"] as? String == task)
                }
                let next = try await server.caller.post("/v1/seedance2/real-avatar", Self.callback)
                #expect(next.status == 200)
            }
        }
    }

    @Test func aFolderThatMayNotBeWrittenToIsOneLineAndExit78() async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.path + "/data"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
            for path in [folder.path, data] {
                try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
            }
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
            // Root may write anywhere, so it is somebody else who tries.
            let asOther = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"]
            let words = asOther + [LikenessBinary.path, "serve", "--port", "0", "--data-dir", data]
            let result = try await Subprocess.run(
                .name(words[0]), arguments: Arguments(Array(words.dropFirst())), workingDirectory: "/tmp",
                output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
            #expect(result.terminationStatus == .exited(78))
            #expect(
                result.standardError
                    == "likeness: LIKENESS_DATA_DIR is '\(data)', which cannot be used: it cannot be written to\n")
        }
    }
}
