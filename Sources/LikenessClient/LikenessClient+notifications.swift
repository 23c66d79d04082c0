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
    /// Hears of each of the account's notifications as it is written, with the body and the signature that are posted to
    /// its receiver. For developers whose receiver the server can't reach; nothing is posted less or more for it.
    ///
    /// Connects again when the connection ends, and goes on where it was. Returns when the calling task is cancelled.
    /// - Parameters:
    ///   - since: Unix seconds; nil: from now on.
    ///   - onListening: called once the server listens.
    /// - Throws: `LikenessError` when the server refuses the key, or can't be reached at first; what `receive` throws.
    public func listen(
        since: Int64? = nil, onListening: @Sendable () async -> Void = {},
        receive: (NotificationEvent) async throws -> Void
    ) async throws {
        var position = StreamPosition(since: since ?? Int64(Date.now.timeIntervalSince1970))
        var hasListened = false
        while !Task.isCancelled {
            do {
                let response = try await connection.openEvents(position)
                if !hasListened { await onListening() }
                hasListened = true
                var parser = ServerSentEventParser()
                for try await chunk in response.body {
                    for event in parser.events(in: chunk.readableBytesView) {
                        position.lastID = event.id
                        guard let told = try? JSONDecoder().decode(NotificationEvent.self, from: event.data) else {
                            continue
                        }
                        try await receive(told)
                    }
                }
            } catch let error as LikenessError {
                guard hasListened, case .unreachable = error else { throw error }
            } catch is HTTPClientError {
                // Cut off: it is taken up again.
            } catch is ChannelError {
            } catch is IOError {
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }
}

/// Where a stream of notifications is taken up.
struct StreamPosition: Sendable {
    let since: Int64
    var lastID: String?
}

extension Connection {
    /// The answer of `GET /v1/deliveries/events`, whose body does not end.
    fileprivate func openEvents(_ position: StreamPosition) async throws(LikenessError) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "\(baseURL)/v1/deliveries/events?since=\(position.since)")
        request.headers = ["Authorization": "Bearer \(key)", "Accept": "text/event-stream"]
        if let id = position.lastID { request.headers.add(name: "Last-Event-ID", value: id) }
        let response: HTTPClientResponse
        do {
            // For as long as it lasts: the server says something every few seconds.
            response = try await client.execute(request, deadline: .distantFuture)
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
