// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine
import NIOCore

/// `GET /v1/deliveries/events`: the account's notifications as they are written, as server-sent events, for developers
/// whose receiver the world can't reach (`likeness listen`). The deliveries themselves go on as they would.
struct DeliveryEvents: Sendable {
    /// As for the events of a task.
    private static let beat = Duration.seconds(4)
    let notifications: Notifications
    let accounts: Accounts

    var endpoint: Endpoint<AccountContext> {
        Endpoint(.get, "/v1/deliveries/events", needs: .everything) { try await get($0, $1) }
    }

    private func get(_ request: Request, _ context: AccountContext) async throws -> Response {
        guard let key = KeyAuthentication.key(in: request.headers) else { throw APIError.unauthorized }
        let since = try QueryReader(request).integer("since", in: DeliveryController.times)
        let last =
            request.headers[.lastEventID].flatMap { DeliveryID(parsing: $0) }
            ?? since.map { DeliveryID.first(at: Timestamp(seconds: $0)) } ?? notifications.beginning
        let principal = context.principal
        return Response(
            status: .ok, headers: EventStream.headers,
            body: ResponseBody { writer in
                try await writer.write(EventStream.opening)
                // Whoever comes back before anything was told begins here again, by our clock.
                try await writer.write(ByteBuffer(string: "id: \(last)\n\n"))
                do {
                    try await notifications.follow(after: last, for: principal, beat: Self.beat) { told in
                        guard try await accounts.authenticate(key) != nil else { throw CancellationError() }
                        try await writer.write(try event(told))
                    }
                } catch is CancellationError {
                    // The client is gone, or the key was revoked: the answer ends here.
                }
                try await writer.finish(nil)
            })
    }

    private func event(_ told: (id: DeliveryID, notice: OutboundNotification)?) throws -> ByteBuffer {
        guard let told else { return EventStream.beat }
        let event = NotificationEvent(
            id: told.id.rawValue, url: told.notice.url,
            headers: Dictionary(told.notice.headers.map { ($0.name, $0.value) }) { $1 },
            body: String(decoding: told.notice.body, as: UTF8.self))
        return EventStream.event("notification", id: told.id.rawValue, data: try JSONAnswer.data(event))
    }
}
