// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import LikenessTesting
import NIOCore
import NIOHTTP1
import ServerProcess
import Testing

/// Watching a task over real connections, at a server that may not be the one that works on it.
@Suite(.serialized) struct ClusterEventsTests {
    private static let review =
        #"{"group":{"name":"extras"},"assets":[{"url":"http://127.0.0.1:PORT/0.png","name":"0"}]}"#

    /// Two servers and a review that ends when `host` lets its picture go.
    private static func with(
        _ body:
            @escaping @Sendable (
                _ first: RunningServer, _ second: RunningServer, _ task: String, MediaHost, Cluster
            ) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path + "/drawing.png"
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let host = try MediaHost(file: path, contentType: "image/png")
            try await host.run { port in
                host.hold("/0.png")
                defer { host.release("/0.png") }
                try await Cluster.with(settings: ["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]) { cluster in
                    try await cluster.serveTwo { first, second in
                        let made = try await first.caller.post(
                            "/v1/seedance2/private-avatar",
                            review.replacingOccurrences(of: "PORT", with: String(port)))
                        try await body(first, second, try #require(made.data["id"] as? String), host, cluster)
                    }
                }
            }
        }
    }

    /// Follows the task and collects the ids of its events.
    /// - Parameter begun: called with the first.
    private static func follow(
        _ task: String, at server: RunningServer, key: String, begun: () async throws -> Void
    ) async throws -> [String] {
        var request = HTTPClientRequest(url: "\(server.process.address)/v1/tasks/\(task)/events")
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        #expect(response.status == .ok)
        var (text, hasBegun) = ("", false)
        for try await chunk in response.body {
            text += String(buffer: chunk)
            if !hasBegun, text.contains("id: ") {
                hasBegun = true
                try await begun()
            }
        }
        return text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    }

    @Test func aTaskIsWatchedToItsEndAtAnyServer() async throws {
        try await Self.with { first, second, task, host, _ in
            for server in [first, second] {
                let ids = try await Self.follow(task, at: server, key: first.caller.key) { host.release("/0.png") }
                #expect(ids.last == "completed-100")
            }
        }
    }

    @Test func aServerThatStopsEndsItsStreamsProperly() async throws {
        try await Self.with { first, second, task, _, _ in
            // A connection that were cut would throw.
            let ids = try await Self.follow(task, at: second, key: first.caller.key) {
                second.process.signal(SIGTERM)
            }
            #expect(!ids.contains("completed-100"))
        }
    }

    @Test func aRevokedKeyHearsNoMore() async throws {
        try await Self.with { first, second, task, _, cluster in
            let ids = try await Self.follow(task, at: second, key: first.caller.key) {
                for id in try await Self.keys(of: cluster) {
                    let arguments = ["keys", "revoke", id, "--data-dir", cluster.folder.path]
                    _ = try await LikenessBinary.run(arguments, environment: cluster.settings)
                }
            }
            #expect(!ids.contains("completed-100"))
            #expect(try await first.caller.get("/v1/tasks/\(task)").status == 401)
        }
    }

    private static func keys(of cluster: Cluster) async throws -> [String] {
        let list = try await LikenessBinary.run(
            ["keys", "list", "--json", "--data-dir", cluster.folder.path], environment: cluster.settings)
        let rows = try JSONSerialization.jsonObject(with: Data(list.standardOutput.utf8)) as? [[String: Any]]
        return rows?.compactMap { $0["id"] as? String } ?? []
    }
}
