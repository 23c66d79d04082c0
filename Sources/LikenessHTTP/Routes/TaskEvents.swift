// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// `GET /v1/tasks/{task_id}/events`: a task's changes as server-sent events, until it has ended. The data of each is what
/// GET task answers; its id is the status and the progress, so that whoever comes back with `Last-Event-ID`, to whichever
/// server, is told only what they don't know.
struct TaskEvents: Sendable {
    /// A comment is sent when nothing has been for this long: proxies keep the connection, and the key is looked at again.
    private static let beat = Duration.seconds(4)
    let tasks: Tasks
    let accounts: Accounts
    let answers: TaskAnswers

    var endpoint: Endpoint<AccountContext> {
        Endpoint(.get, "/v1/tasks/{task_id}/events", needs: .read) { try await get($0, $1) }
    }

    private func get(_ request: Request, _ context: AccountContext) async throws -> Response {
        let id = try TaskController.id(context)
        let known = request.headers[.lastEventID]
        let now = try await tasks.view(id, for: context.principal)
        // This status tells an EventSource not to come again.
        guard !now.task.status.isFinal || Self.eventID(of: now) != known else { return Response(status: .noContent) }
        guard let key = KeyAuthentication.key(in: request.headers) else { throw APIError.unauthorized }
        let follower = Follower(
            id: id, principal: context.principal, key: key, known: known, language: QueryReader(request).language)
        return Response(
            status: .ok, headers: EventStream.headers,
            body: ResponseBody { writer in
                try await writer.write(EventStream.opening)
                try await follow(follower, &writer)
                try await writer.finish(nil)
            })
    }

    private struct Follower {
        let id: TaskID
        let principal: Principal
        let key: Secret
        let known: String?
        let language: Language
    }

    private func follow(_ follower: Follower, _ writer: inout any ResponseBodyWriter) async throws {
        do {
            try await tasks.follow(follower.id, for: follower.principal, beat: Self.beat) { view in
                guard try await accounts.authenticate(follower.key) != nil else { throw CancellationError() }
                try await writer.write(try event(view, follower))
            }
        } catch is CancellationError {
            // The client is gone, or the key was revoked: the answer ends here.
        }
    }

    private func event(_ view: TaskView?, _ follower: Follower) throws -> ByteBuffer {
        guard let view, Self.eventID(of: view) != follower.known else { return EventStream.beat }
        return EventStream.event(
            "task", id: Self.eventID(of: view), data: try answers.body(of: view, in: follower.language))
    }

    private static func eventID(of view: TaskView) -> String {
        "\(view.task.status.rawValue)-\(view.task.progress)"
    }
}
