// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Testing

/// `kill -9` at the worst moments.
@Suite(.serialized) struct DurabilityTests {
    private static func review(_ port: Int, count: Int) -> String {
        let assets = (0..<count).map { #"{"url":"http://127.0.0.1:\#(port)/\#($0).png","name":"\#($0)"}"# }
        return #"{"group":{"name":"extras"},"assets":[\#(assets.joined(separator: ","))]}"#
    }

    /// A picture without any face.
    private static func drawing(in folder: TemporaryFolder) async throws -> String {
        let path = folder.path + "/drawing.png"
        try await MediaFixtures.picture(at: path, width: 640, height: 480)
        return path
    }

    @Test func aReviewThatWasKilledHalfWayEndsAfterTheRestartAndFetchesNoFinishedItemAgain() async throws {
        try await TemporaryFolder.with { folder in
            let host = try MediaHost(file: try await Self.drawing(in: folder), contentType: "image/png")
            host.hold("/3.png")
            try await host.run { port in
                let settings = ["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]
                let task = try await RunningServer.run(in: folder, settings: settings) { server in
                    let answer = try await server.caller.post(
                        "/v1/seedance2/private-avatar", Self.review(port, count: 6))
                    let task = try #require(answer.data["id"] as? String)
                    try await eventually("other items are reviewed") {
                        let progress = try await server.caller.get("/v1/tasks/\(task)").data["progress"] as? Int
                        return host.counts["/3.png"] == 1 && (progress ?? 0) > 10
                    }
                    server.process.signal(9)
                    return task
                }
                let before = host.counts
                host.release("/3.png")
                let ended = try await RunningServer.run(in: folder, settings: settings) { server in
                    try await server.caller.finished(task)
                }
                #expect(ended.data["status"] as? String == "completed")
                let result = try #require(ended.data["result"] as? [String: Any])
                #expect((result["usable_assets"] as? [[String: Any]])?.count == 6)
                for (path, count) in before where path != "/3.png" && count > 1 {
                    Issue.record("\(path) was fetched \(count) times before the kill")
                }
                #expect(host.counts["/0.png"] == 1)
            }
        }
    }

    @Test func everyTaskThatWasAcceptedBeforeTheKillEnds() async throws {
        try await TemporaryFolder.with { folder in
            let host = try MediaHost(file: try await Self.drawing(in: folder), contentType: "image/png")
            try await host.run { port in
                let settings = ["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]
                let accepted = try await RunningServer.run(in: folder, settings: settings) { server in
                    try await withThrowingTaskGroup(of: String?.self) { group in
                        for _ in 0..<24 {
                            group.addTask {
                                let answer = try? await server.caller.post(
                                    "/v1/seedance2/private-avatar", Self.review(port, count: 1))
                                return answer?.data["id"] as? String
                            }
                        }
                        var accepted: [String] = []
                        for try await task in group {
                            if let task { accepted.append(task) }
                            guard accepted.count == 12 else { continue }
                            server.process.signal(9)
                            // The client would go on trying to reach the dead server.
                            group.cancelAll()
                        }
                        return accepted
                    }
                }
                #expect(accepted.count >= 12)
                try await RunningServer.run(in: folder, settings: settings) { server in
                    for task in accepted {
                        let ended = try await server.caller.finished(task)
                        #expect(ended.data["status"] as? String == "completed")
                    }
                }
            }
        }
    }

    @Test func anIdempotencyKeyOutlivesTheKill() async throws {
        try await TemporaryFolder.with { folder in
            let key = ["Idempotency-Key": "order-17"]
            let body = #"{"callback_url":"https://example.com/done"}"#
            let first = try await RunningServer.run(in: folder) { server in
                let answer = try await server.caller.post("/v1/seedance2/real-avatar", body, headers: key)
                server.process.signal(9)
                return try #require(answer.data["id"] as? String)
            }
            try await RunningServer.run(in: folder) { server in
                let again = try await server.caller.post("/v1/seedance2/real-avatar", body, headers: key)
                #expect(again.data["id"] as? String == first)
                #expect(again.headers["idempotency-replayed"] == "true")
            }
        }
    }

    @Test func aStoppedServerEndsInOrderAndGoesOnWithItsWorkAtTheNextStart() async throws {
        try await TemporaryFolder.with { folder in
            let host = try MediaHost(file: try await Self.drawing(in: folder), contentType: "image/png")
            host.hold("/1.png")
            try await host.run { port in
                let settings = ["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]
                let task = try await RunningServer.run(in: folder, settings: settings) { server in
                    let answer = try await server.caller.post(
                        "/v1/seedance2/private-avatar", Self.review(port, count: 2))
                    try await eventually("the slow item is being fetched") { host.counts["/1.png"] == 1 }
                    return try #require(answer.data["id"] as? String)
                }
                host.release("/1.png")
                try await RunningServer.run(in: folder, settings: settings) { server in
                    let ended = try await server.caller.finished(task)
                    #expect(ended.data["status"] as? String == "completed")
                }
            }
        }
    }
}
