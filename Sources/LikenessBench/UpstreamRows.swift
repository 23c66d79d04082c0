// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import LikenessAPI
import LikenessClient
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import ServerProcess

/// What stands between a client and the vendor, measured against calling the vendor's stand-in directly; and how fresh
/// ten thousand videos in flight are kept.
struct UpstreamRows {
    enum Failure: Error {
        case unreadable
    }

    private static let inFlight = 10_000
    private static let watching = 60.0
    let server: BenchServer
    let standIn: StandInProcess
    let folder: String

    func measure() async throws -> [BenchRow] { try await polls() + creates() + fleet() }

    private var own: [String: String] { ["Authorization": "Bearer \(server.key)"] }
    private var vendor: [String: String] { ["Authorization": "Bearer stand-in-api-key"] }
    private var vendorTasks: String { "\(standIn.address)/api/v3/contents/generations/tasks" }

    private func polls() async throws -> [BenchRow] {
        var request = VideoRequest(model: "seedance-2.0", prompt: "slow-3600")
        request.resolution = "480p"
        let id = try await server.client.generateVideo(request)
        let direct = try await order()
        let ours = WebLoad(url: "\(server.process.address)/v1/tasks/\(id)", headers: own, connections: 8)
        let theirs = WebLoad(url: "\(vendorTasks)/\(direct)", headers: vendor, connections: 8)
        return try await rows("poll of a video, of the stand-in's", ours, theirs)
    }

    private func creates() async throws -> [BenchRow] {
        let json = ["Content-Type": "application/json"]
        let ours = WebLoad(
            url: "\(server.process.address)/v1/videos/generations", headers: own.merging(json) { $1 },
            post: try .init(
                json: #"{"model":"seedance-2.0","prompt":"slow-3600"}"#, scriptPath: folder + "/ours.lua"),
            connections: 1, seconds: 2)
        let theirs = WebLoad(
            url: vendorTasks, headers: vendor.merging(json) { $1 },
            post: try .init(json: Self.vendorOrder, scriptPath: folder + "/theirs.lua"), connections: 1, seconds: 2)
        return try await rows("create of a video, of the stand-in's", ours, theirs)
    }

    private func rows(_ name: String, _ ours: WebLoad, _ theirs: WebLoad) async throws -> [BenchRow] {
        var figures: [[Double]] = [[], [], [], []]
        for _ in 0..<3 {
            let (first, second) = (try await ours.latency(), try await theirs.latency())
            for (index, value) in [first.p50, second.p50, first.p99, second.p99].enumerated() {
                figures[index].append(value)
            }
        }
        let medians = figures.map(Rounds.median)
        return [
            BenchRow("\(name), p50", figure: medians[0], floor: medians[1], unit: "ms", better: .lower),
            BenchRow("\(name), p99", figure: medians[2], floor: medians[3], unit: "ms", better: .lower),
            BenchRow("\(name), added at p50", figure: medians[0] - medians[1], unit: "ms"),
            BenchRow("\(name), added at p99", figure: medians[2] - medians[3], unit: "ms"),
        ]
    }
}

// MARK: Ten thousand in flight

extension UpstreamRows {
    private struct Freshness: Decodable {
        let videos: Int
        let longestGapSeconds: Double

        enum CodingKeys: String, CodingKey {
            case videos
            case longestGapSeconds = "longest_gap_seconds"
        }
    }

    private func fleet() async throws -> [BenchRow] {
        try await fill()
        try await post("\(standIn.address)/stand-in/freshness")
        let time = ProcessTime(processIdentifier: server.process.processIdentifier)
        let begin = time.read() ?? 0
        try await Task.sleep(for: .seconds(Self.watching))
        let used = (time.read() ?? 0) - begin
        let freshness = try await freshness()
        let memory = ProcessMemory(processIdentifier: server.process.processIdentifier).read()?.now ?? 0
        return [
            BenchRow("videos in flight", figure: Double(freshness.videos), unit: "videos"),
            BenchRow(
                "longest time unread, of all in flight", figure: freshness.longestGapSeconds, unit: "s", limit: 10),
            BenchRow("processor, of one core", figure: used / Self.watching, unit: "cores"),
            BenchRow("memory, that many in flight", figure: memory, unit: "MB"),
        ]
    }

    /// Orders until so many run at the stand-in.
    private func fill() async throws {
        let body = Data(#"{"model":"seedance-2.0","prompt":"slow-3600"}"#.utf8)
        while true {
            let missing = Self.inFlight - (try await freshness().videos)
            guard missing > 0 else { return }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<(missing + 7) / 8 {
                            try await post("\(server.process.address)/v1/videos/generations", body, own)
                        }
                    }
                }
                try await group.waitForAll()
            }
            // Until what was ordered has arrived there.
            var last = -1
            while true {
                let now = try await freshness().videos
                if now == last || now >= Self.inFlight { break }
                last = now
                try await Task.sleep(for: .seconds(3))
            }
        }
    }

    private func freshness() async throws -> Freshness {
        let data = try await send(HTTPClientRequest(url: "\(standIn.address)/stand-in/freshness"))
        return try JSONDecoder().decode(Freshness.self, from: data)
    }

    private static let vendorOrder = """
        {"model":"doubao-seedance-2-0-260128","content":[{"type":"text","text":"slow-3600"}]}
        """

    private func order() async throws -> String {
        struct Made: Decodable {
            let id: String
        }
        let data = try await post(vendorTasks, Data(Self.vendorOrder.utf8), vendor)
        return try JSONDecoder().decode(Made.self, from: data).id
    }

    @discardableResult
    private func post(_ url: String, _ body: Data = Data(), _ headers: [String: String] = [:]) async throws -> Data {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.body = .bytes(body)
        request.headers.add(name: "Content-Type", value: "application/json")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> Data {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        guard (200..<300).contains(response.status.code) else { throw Failure.unreadable }
        return Data(buffer: try await response.body.collect(upTo: 1 << 20))
    }
}
