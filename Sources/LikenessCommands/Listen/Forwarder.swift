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
    let url: String

    /// - Returns: what came of it, for people to read.
    func forward(_ event: NotificationEvent) async -> String {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        for (name, value) in event.headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(Data(event.body.utf8))
        let clock = ContinuousClock()
        let begin = clock.now
        let outcome: String
        do {
            let response = try await HTTPClient.likeness.execute(request, timeout: .seconds(30))
            outcome = "\(response.status.code)"
        } catch {
            outcome = "no answer"
        }
        let milliseconds = Int((clock.now - begin) / .milliseconds(1))
        return "\(event.id)  \(Self.kind(of: event))  \(outcome)  \(milliseconds) ms"
    }

    /// What a notification is about: its `type`, or the task and its status.
    private static func kind(of event: NotificationEvent) -> String {
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
