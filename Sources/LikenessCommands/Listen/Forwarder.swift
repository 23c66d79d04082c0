// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessAPI
import LikenessClient
import NIOCore
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Posts notifications to a developer's own receiver, as they are.
struct Forwarder: Sendable {
    /// What came of one.
    struct Outcome: Encodable {
        let id: String
        /// Its `type`, or the task and its status.
        let about: String
        /// Nil when the receiver gave no answer.
        let status: UInt?
        let milliseconds: Int

        var words: String {
            "\(id)  \(about)  \(status.map(String.init) ?? "no answer")  \(milliseconds) ms"
        }
    }

    let url: String

    func forward(_ event: NotificationEvent) async -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for (name, value) in event.headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(Data(event.body.utf8))
        let clock = ContinuousClock()
        let begin = clock.now
        let status = try? await HTTPClient.likeness.execute(request, timeout: .seconds(30)).status.code
        return Outcome(
            id: event.id, about: Self.subject(of: event), status: status,
            milliseconds: Int((clock.now - begin) / .milliseconds(1)))
    }

    private static func subject(of event: NotificationEvent) -> String {
        struct Typed: Decodable {
            let type: String
        }
        let body = Data(event.body.utf8)
        if let typed = try? JSONDecoder().decode(Typed.self, from: body) { return typed.type }
        if let task = try? JSONDecoder().decode(Envelope<TaskAnswer>.self, from: body) {
            return "\(task.data.id) \(task.data.status.rawValue)"
        }
        return "notification"
    }
}
