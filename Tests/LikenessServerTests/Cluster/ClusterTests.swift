// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ScratchPostgres
import ServerProcess
import Testing

/// Equal servers on one PostgreSQL database.
@Suite(.serialized) struct ClusterTests {
    private static func review(_ port: Int, count: Int) -> String {
        let assets = (0..<count).map { #"{"url":"http://127.0.0.1:\#(port)/\#($0).png","name":"\#($0)"}"# }
        return #"{"group":{"name":"extras"},"assets":[\#(assets.joined(separator: ","))]}"#
    }

    /// A cluster, and a host that serves it a picture without any face.
    private static func withHost(_ body: @escaping @Sendable (Cluster, MediaHost, Int) async throws -> Void)
        async throws
    {
        try await TemporaryFolder.with { folder in
            let path = folder.path + "/drawing.png"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let host = try MediaHost(file: path, contentType: "image/png")
            try await host.run { port in
                try await Cluster.with(settings: ["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]) { cluster in
                    try await body(cluster, host, port)
                }
            }
        }
    }

    @Test func whatOneServerAcceptedTheOtherAnswersFor() async throws {
        try await Self.withHost { cluster, _, port in
            try await cluster.serveTwo { first, second in
                let made = try await first.caller.post("/v1/seedance2/private-avatar", Self.review(port, count: 2))
                let task = try #require(made.data["id"] as? String)
                let other = Caller(second.process.address, key: first.caller.key)
                let ended = try await other.finished(task)
                #expect(ended.data["status"] as? String == "completed")
                #expect(try await first.caller.finished(task).data["status"] as? String == "completed")
            }
        }
    }

    @Test func whatAKilledServerWasDoingTheOtherFinishes() async throws {
        try await Self.withHost { cluster, host, port in
            try await cluster.serve { survivor in
                host.hold("/1.png")
                let task = try await cluster.serve { victim in
                    // The survivor is kept busy elsewhere: it is paused while the task is taken.
                    survivor.process.signal(SIGSTOP)
                    let made = try await victim.caller.post(
                        "/v1/seedance2/private-avatar", Self.review(port, count: 2))
                    try await eventually("the slow item is being fetched") { host.counts["/1.png"] == 1 }
                    victim.process.signal(SIGKILL)
                    survivor.process.signal(SIGCONT)
                    return try #require(made.data["id"] as? String)
                }
                host.release("/1.png")
                let ended = try await survivor.caller.finished(task)
                #expect(ended.data["status"] as? String == "completed")
                #expect(host.counts["/0.png"] == 1)
            }
        }
    }

    @Test func anIdempotencyKeyHoldsAtEveryServer() async throws {
        try await Cluster.with { cluster in
            try await cluster.serveTwo { first, second in
                let body = #"{"callback_url":"https://example.com/done"}"#
                let callers = [first.caller, Caller(second.process.address, key: first.caller.key)]
                let tasks = try await withThrowingTaskGroup(of: String?.self) { group in
                    for number in 0..<16 {
                        group.addTask {
                            let answer = try await callers[number % 2].post(
                                "/v1/seedance2/real-avatar", body, headers: ["Idempotency-Key": "order-1"])
                            #expect([200, 409].contains(answer.status))
                            return answer.data["id"] as? String
                        }
                    }
                    return try await group.reduce(into: Set<String>()) { if let task = $1 { $0.insert(task) } }
                }
                #expect(tasks.count == 1)
            }
        }
    }

    @Test func aKeyRevokedAtOneServerIsRefusedByTheOther() async throws {
        try await Cluster.with { cluster in
            try await cluster.serveTwo { first, second in
                let made = try await LikenessBinary.run(
                    ["keys", "create", "--account", "studio", "--json", "--data-dir", cluster.folder.path],
                    environment: cluster.settings)
                let key = try #require(
                    JSONSerialization.jsonObject(with: Data(made.standardOutput.utf8)) as? [String: Any])
                let callers = [first, second].map { Caller($0.process.address, key: key["key"] as? String ?? "") }
                for caller in callers { #expect(try await caller.get("/v1/models").status == 200) }
                let id = try #require(key["id"] as? String)
                _ = try await LikenessBinary.run(
                    ["keys", "revoke", id, "--data-dir", cluster.folder.path], environment: cluster.settings)
                for caller in callers {
                    try await eventually("the key is refused") { try await caller.get("/v1/models").status == 401 }
                }
            }
        }
    }

    @Test func aRateLimitHoldsForAllServersTogether() async throws {
        let settings = ["LIKENESS_RATE_LIMIT": "1", "LIKENESS_RATE_BURST": "20"]
        try await Cluster.with(settings: settings) { cluster in
            try await cluster.serveTwo { first, second in
                let callers = [first.caller, Caller(second.process.address, key: first.caller.key)]
                let clock = ContinuousClock()
                let begin = clock.now
                var passed = 0
                for number in 0..<200 {
                    let answer = try await callers[number % 2].get("/v1/models")
                    #expect([200, 429].contains(answer.status))
                    if answer.status == 200 { passed += 1 }
                    if answer.status == 429 { #expect(answer.headers["retry-after"] == "1") }
                }
                let seconds = Int((clock.now - begin).components.seconds) + 1
                #expect((20...20 + seconds).contains(passed))
            }
        }
    }

    @Test func aDatabaseThatRestartsCostsAPauseAndNothingElse() async throws {
        try await Self.withHost { cluster, host, port in
            try await cluster.serve { server in
                host.hold("/1.png")
                let made = try await server.caller.post("/v1/seedance2/private-avatar", Self.review(port, count: 2))
                let task = try #require(made.data["id"] as? String)
                try await eventually("the slow item is being fetched") { host.counts["/1.png"] == 1 }
                try await cluster.database.stop(.immediate)
                try await eventually("requests are told to come again") {
                    let answer = try await server.caller.post(
                        "/v1/seedance2/real-avatar", #"{"callback_url":"https://example.com/done"}"#)
                    return answer.status == 503 && answer.headers["retry-after"] != nil
                }
                #expect(try await server.caller.get("/readyz").status == 503)
                #expect(try await server.caller.get("/healthz").status == 200)
                try await cluster.database.start()
                host.release("/1.png")
                try await eventually("it is ready again") { try await server.caller.get("/readyz").status == 200 }
                let ended = try await server.caller.finished(task)
                #expect(ended.data["status"] as? String == "completed")
                #expect(host.counts["/0.png"] == 1)
            }
        }
    }

    @Test func aServerWhoseClockIsWrongGoesByTheDatabases() async throws {
        try await Self.withHost { cluster, host, port in
            try await cluster.serve { right in
                host.hold("/1.png")
                let made = try await right.caller.post("/v1/seedance2/private-avatar", Self.review(port, count: 2))
                let task = try #require(made.data["id"] as? String)
                try await eventually("the slow item is being fetched") { host.counts["/1.png"] == 1 }
                // To a clock two minutes ahead the other's lease would have run out.
                try await cluster.serve(["LIKENESS_CLOCK_OFFSET": "120"]) { wrong in
                    let second = try await wrong.caller.post(
                        "/v1/seedance2/private-avatar", Self.review(port, count: 1))
                    let other = try #require(second.data["id"] as? String)
                    #expect(try await wrong.caller.finished(other).data["status"] as? String == "completed")
                    #expect(host.counts["/1.png"] == 1)
                    let created = try #require(try await wrong.caller.get("/v1/tasks/\(other)").data["created"] as? Int)
                    #expect(abs(Double(created) - Date.now.timeIntervalSince1970) < 60)
                }
                host.release("/1.png")
                #expect(try await right.caller.finished(task).data["status"] as? String == "completed")
            }
        }
    }

    @Test func aServerWithAnotherMasterKeyDoesNotStart() async throws {
        try await Cluster.with { cluster in
            try await cluster.serve { _ in
                try await TemporaryFolder.with { elsewhere in
                    let other = ["LIKENESS_MASTER_KEY": Data(repeating: 7, count: 32).base64EncodedString()]
                    for (settings, words) in [
                        (other, "another master key"), ([:], "there is none in \(elsewhere.path)"),
                    ] {
                        let output = try await LikenessBinary.run(
                            ["serve", "--port", "0", "--data-dir", elsewhere.path],
                            environment: cluster.settings.merging(settings) { $1 })
                        #expect(output.exitCode == 78)
                        #expect(output.standardError.contains(words), "\(output.standardError)")
                    }
                    #expect(!FileManager.default.fileExists(atPath: elsewhere.path + "/master.key"))
                }
            }
        }
    }

    @Test(arguments: [
        (
            "postgres://ann:hunter2@127.0.0.1:1/x", 71,
            "the store on PostgreSQL at 127.0.0.1:1/x cannot be used: no server answers there"
        ),
        (
            "postgres://ann:hunter2@host:none/x", 78,
            "LIKENESS_STORE is not usable; allowed: sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE"
        ),
        (
            "mysql://ann:hunter2@host/x", 78,
            "LIKENESS_STORE is not usable; allowed: sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE"
        ),
        ("mysql", 78, "LIKENESS_STORE is 'mysql'; allowed: sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE"),
    ])
    func aWrongAddressIsOneLine(_ address: String, _ code: Int32, _ line: String) async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run(
                ["serve", "--port", "0", "--data-dir", folder.path], environment: ["LIKENESS_STORE": address])
            #expect(output.exitCode == code)
            #expect(output.standardError == "likeness: \(line)\n")
        }
    }
}
