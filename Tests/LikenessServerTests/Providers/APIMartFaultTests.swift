// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// APIMart as the provider (a second Likeness behind a proxy that spoils answers): made once, whatever is lost.
@Suite(.serialized) struct APIMartFaultTests {
    private static let assets = "POST /v1/seedance2/private-avatar"
    private static let groups = "POST /v1/seedance2/private-avatar/groups"
    private static let videos = "POST /v1/videos/generations"

    private struct Bench: Sendable {
        let proxy: FaultyProxy
        let upstream: Caller
        let settings: [String: String]
        let folder: TemporaryFolder

        func serve<Result: Sendable>(_ body: @Sendable (RunningServer) async throws -> Result) async throws -> Result {
            try await RunningServer.run(in: folder, settings: settings, body)
        }

        func drawing(_ caller: Caller) async throws -> String {
            let path = folder.path + "/drawing.png"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            return try await caller.upload(path)
        }

        func submit(_ caller: Caller) async throws -> String {
            let body = #"{"group":{"name":"extras"},"assets":[{"url":"\#(try await drawing(caller))","name":"a"}]}"#
            let answer = try await caller.post("/v1/seedance2/private-avatar", body)
            return try #require(answer.data["id"] as? String, "\(answer.json)")
        }

        func order(_ caller: Caller) async throws -> String {
            let answer = try await caller.post(
                "/v1/videos/generations", #"{"model":"seedance-2.0-fast","prompt":"a walk","resolution":"480p"}"#)
            let data = try #require(answer.json["data"] as? [[String: Any]], "\(answer.json)")
            return try #require(data.first?["task_id"] as? String)
        }

        /// How many there are at the provider.
        func count(_ kind: String) async throws -> Int? {
            let list = try await upstream.get("/v1/seedance2/private-avatar/\(kind)")
            return (list.json["Result"] as? [String: Any])?["TotalCount"] as? Int
        }

        func hasActiveAsset() async throws -> Bool {
            let list = try await upstream.get("/v1/seedance2/private-avatar/assets")
            let items = (list.json["Result"] as? [String: Any])?["Items"] as? [[String: Any]]
            return items?.contains { $0["Status"] as? String == "Active" } == true
        }

        var log: String { (try? String(contentsOfFile: folder.path + "/server.log", encoding: .utf8)) ?? "" }
    }

    private static func with(_ body: @escaping @Sendable (Bench) async throws -> Void) async throws {
        try await SecondLikeness.with { upstream, settings, folder in
            let proxy = FaultyProxy(upstream: upstream.process.address)
            try await proxy.run { port in
                let behind = settings.merging(["LIKENESS_APIMART_URL": "http://127.0.0.1:\(port)"]) { $1 }
                try await body(Bench(proxy: proxy, upstream: upstream.caller, settings: behind, folder: folder))
            }
        }
    }

    @Test(arguments: [FaultyProxy.Fault.truncated, .missingField, .largeBody])
    func whatWasMadeIsFoundAndNotMadeAgain(fault: FaultyProxy.Fault) async throws {
        try await Self.with { bench in
            bench.proxy.spoil(Self.groups, fault)
            bench.proxy.spoil(Self.assets, fault)
            try await bench.serve { server in
                let ended = try await server.caller.finished(try await bench.submit(server.caller))
                #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
            }
            #expect(bench.proxy.count(Self.groups) == 1)
            #expect(bench.proxy.count(Self.assets) == 1)
            #expect(try await bench.count("assets") == 1)
            #expect(try await bench.count("groups") == 1)
        }
    }

    @Test(arguments: [FaultyProxy.Fault.truncated, .missingField, .largeBody, .serverError])
    func anOrderIsSentAgainUnderItsKeyAndMakesOneVideo(fault: FaultyProxy.Fault) async throws {
        try await Self.with { bench in
            bench.proxy.spoil(Self.videos, fault)
            try await bench.serve { server in
                let ended = try await server.caller.finished(try await bench.order(server.caller))
                #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
            }
            #expect(bench.proxy.count(Self.videos) == 2)
            let metrics = try await bench.upstream.get("/metrics")
            let text = String(decoding: metrics.body, as: UTF8.self)
            #expect(text.contains(#"likeness_tasks_ended_total{kind="video",status="completed"} 1"#))
        }
    }

    @Test func aServerKilledBetweenIntentAndAnswerMakesNothingTwice() async throws {
        try await Self.with { bench in
            bench.proxy.spoil(Self.assets, .silence)
            bench.proxy.spoil(Self.videos, .silence)
            let tasks = try await bench.serve { server in
                let tasks = [try await bench.submit(server.caller), try await bench.order(server.caller)]
                try await eventually("both creates are on their way") {
                    bench.proxy.count(Self.assets) == 1 && bench.proxy.count(Self.videos) == 1
                }
                // The photo is on this server: killed before, the provider could not have it, and would rightly be asked
                // for another asset.
                try await eventually("the provider has fetched the photo") { try await bench.hasActiveAsset() }
                server.process.signal(9)
                return tasks
            }
            try await bench.serve { server in
                for task in tasks {
                    let ended = try await server.caller.finished(task)
                    #expect(ended.data["status"] as? String == "completed", "\(ended.json)")
                }
            }
            #expect(bench.proxy.count(Self.assets) == 1)
            #expect(try await bench.count("assets") == 1)
            let metrics = try await bench.upstream.get("/metrics")
            let text = String(decoding: metrics.body, as: UTF8.self)
            #expect(text.contains(#"likeness_tasks_ended_total{kind="video",status="completed"} 1"#))
        }
    }

    @Test func aKeyThatTheProviderRefusesIsSaidAtOnce() async throws {
        try await Self.with { bench in
            let wrong = bench.settings.merging(["LIKENESS_APIMART_KEY": "sk-wrong"]) { $1 }
            try await RunningServer.run(in: bench.folder, settings: wrong) { server in
                let answer = try await server.caller.post(
                    "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/back"}"#)
                #expect(answer.status == 502)
                let ended = try await server.caller.finished(try await bench.order(server.caller))
                let fault = try #require(ended.data["error"] as? [String: Any])
                #expect(fault["code"] as? String == "ProviderAccountUnavailable")
                #expect(bench.log.contains("the provider doesn't know LIKENESS_APIMART_KEY"))
                #expect(!bench.log.contains("sk-wrong"))
            }
        }
    }
}
