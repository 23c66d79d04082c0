// SPDX-License-Identifier: Apache-2.0

import LikenessAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Submits orders as a careful client does: with an idempotency key, at any server, until one has answered.
struct Client: Sendable {
    /// An answer that no trouble explains.
    struct Refused: Error, CustomStringConvertible {
        let name: String
        let status: Int
        let body: String

        var description: String { "\(name) was refused with \(status): \(body)" }
    }

    private static let passing: Set = [409, 429, 502, 503, 504]
    let fleet: ServerFleet
    let wire: Wire
    let ledger: Ledger
    /// Where pictures are fetched from, and notifications go.
    let outside: String
    /// The vendor's stand-in.
    let vendor: String
    /// How long a request may find no server that takes it.
    let patience: Duration

    /// Returns when the order was accepted, whatever befalls the servers meanwhile.
    /// - Parameter repeats: sends it once more afterwards, as if the answer had been lost.
    func submit(_ order: Order, repeats: Bool) async throws {
        for _ in 0...(repeats ? 1 : 0) {
            switch order.kind {
            case .video: try await submitVideo(order)
            case .review: try await submitReview(order)
            case .verification: try await verify(order)
            }
        }
    }

    private func submitVideo(_ order: Order) async throws {
        let body = """
            {"model":"seedance-2.0","prompt":"\(order.name)","resolution":"480p","webhook":"\(outside)/hook/\(order.name)"}
            """
        let made = try await accepted(
            order.name, "/v1/videos/generations", body, as: Envelope<[SubmittedVideo]>.self)
        for video in made.data { ledger.accepted(order, "video", task: video.taskID, isFinal: true) }
    }

    private func submitReview(_ order: Order) async throws {
        let assets = [1, 2].map { "{\"url\":\"\(outside)/pictures/\(order.name)-\($0)\",\"name\":\"picture \($0)\"}" }
        let body = "{\"group\":{\"name\":\"\(order.name)\"},\"assets\":[\(assets.joined(separator: ","))]}"
        let task = try await accepted(order.name, "/v1/seedance2/private-avatar", body, as: Envelope<TaskAnswer>.self)
        ledger.accepted(order, "review", task: task.data.id, isFinal: true)
    }

    private func verify(_ order: Order) async throws {
        let path = "/v1/seedance2/real-avatar"
        let begin = try await accepted(
            order.name, path, "{\"callback_url\":\"\(outside)/verified/\(order.name)\"}",
            as: Envelope<TaskAnswer>.self)
        ledger.accepted(order, "session", task: begin.data.id, isFinal: false)
        guard let link = begin.data.result?.h5Link, let token = begin.data.result?.bytedToken else {
            throw Refused(name: order.name, status: 200, body: "no link")
        }
        let query = try await accepted(
            order.name + "-query", path, "{\"byted_token\":\"\(token)\"}", as: Envelope<TaskAnswer>.self)
        ledger.accepted(order, "query", task: query.data.id, isFinal: true)
        try await Person(fleet: fleet, wire: wire, vendor: vendor).pass(link)
    }

    /// The answer to a request that was taken.
    private func accepted<Value: Decodable>(
        _ name: String, _ path: String, _ body: String, as type: Value.Type
    ) async throws -> Value {
        let end = ContinuousClock.now + patience
        while true {
            let answer = await wire.post(try await fleet.anyAddress() + path, body, idempotencyKey: name)
            if answer?.status == 200, let value = answer?.decode(type) { return value }
            // No server, none that is ready, or one that is busy with the same request: all of it passes.
            if Self.passing.contains(answer?.status ?? 503), ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(200))
                continue
            }
            throw Refused(
                name: name, status: answer?.status ?? 0, body: String(decoding: answer?.body ?? Data(), as: UTF8.self))
        }
    }
}
