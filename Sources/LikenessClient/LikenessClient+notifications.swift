// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
public import LikenessAPI
import NIOCore
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension LikenessClient {
    /// Hears of each of the account's notifications as it is written, with the body and the signature that are posted
    /// to its receiver. For developers whose receiver the server can't reach; nothing is posted less or more for it.
    ///
    /// Connects again when the connection ends, and goes on where it was. Returns when the calling task is cancelled.
    /// Of Likeness only: the contract has no such stream.
    /// - Parameters:
    ///   - since: Unix seconds; nil: from now on.
    ///   - onListening: called once the server listens.
    ///   - receive: called with one event after the other; the next is read when it has returned.
    /// - Throws: ``LikenessError`` when the server refuses the key, or can't be reached at first; what `receive`
    ///   throws.
    public func listen(
        since: Int64? = nil, onListening: @Sendable () async -> Void = {},
        receive: (NotificationEvent) async throws -> Void
    ) async throws {
        var position = StreamPosition(since: since)
        var hasListened = false
        while !Task.isCancelled {
            do {
                let response = try await connection.openEvents(position)
                if !hasListened { await onListening() }
                hasListened = true
                try await hear(response, from: &position, receive)
            } catch let error as LikenessError {
                if Task.isCancelled { return }
                guard hasListened, error.mayPass else { throw error }
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Returns when the stream ends, however it ends: it is taken up again.
    private func hear(
        _ response: HTTPClientResponse, from position: inout StreamPosition,
        _ receive: (NotificationEvent) async throws -> Void
    ) async throws {
        var parser = ServerSentEventParser()
        var chunks = response.body.makeAsyncIterator()
        while let chunk = try? await chunks.next() {
            for event in parser.events(in: chunk.readableBytesView) {
                guard let told = try? JSONDecoder().decode(NotificationEvent.self, from: event.data) else { continue }
                try await receive(told)
                position.lastID = event.id
            }
            if !parser.lastID.isEmpty { position.lastID = parser.lastID }
        }
    }
}

extension LikenessError {
    /// Whether the same call may be answered in a moment.
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable: true
        case .refused(let refusal): refusal.status == 408 || refusal.status == 429 || refusal.status >= 500
        case .unintelligibleAnswer(let status): status >= 500
        default: false
        }
    }
}

/// Where a stream of notifications is taken up.
struct StreamPosition: Sendable {
    let since: Int64?
    var lastID: String?
}

extension Connection {
    /// The shared client, unless the caller has one of their own, but with an end of its patience: the server says
    /// something every few seconds, so a longer silence is a connection that is dead.
    private var streaming: HTTPClient { client === HTTPClient.likeness ? .listening : client }

    /// The answer of `GET /v1/deliveries/events`, whose body does not end.
    fileprivate func openEvents(_ position: StreamPosition) async throws(LikenessError) -> HTTPClientResponse {
        let query = position.since.map { "?since=\($0)" } ?? ""
        var request = HTTPClientRequest(url: "\(baseURL)/v1/deliveries/events\(query)")
        request.headers = ["Authorization": "Bearer \(key)", "Accept": "text/event-stream"]
        if let id = position.lastID { request.headers.add(name: "Last-Event-ID", value: id) }
        let response: HTTPClientResponse
        do {
            // For as long as it lasts.
            response = try await streaming.execute(request, deadline: .distantFuture)
        } catch {
            throw .unreachable
        }
        guard response.status == .ok else {
            guard let body = try? await response.body.collect(upTo: 1 << 16) else { throw .unreachable }
            throw Refusals.read(body, status: Int(response.status.code))
        }
        return response
    }
}
