// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// `POST /v1/videos/generations` (contract/apimart.md 3).
struct VideoController: Sendable {
    /// The version whose answer is an object (contract/apimart.md 0.7).
    private static let objectVersion = "2026-07-27"
    let videos: Videos
    let tasks: Tasks
    let post: IdempotentPost
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [Endpoint(.post, "/v1/videos/generations", needs: .scopes([.video])) { try await submit($0, $1) }]
    }

    private func submit(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let principal = context.principal
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, body: body)) { claim in
            let order = try VideoOrderReader(body.fields).order()
            return try await videos.submit(
                order, project: body.fields.project(of: principal), by: principal, claim: claim)
        } recall: { answer in
            try await tasks.recall(answer, for: principal)
        }
        let id = made.value.task.id.rawValue
        guard request.headers[.responseVersion] == Self.objectVersion else {
            return try JSONAnswer.response(Envelope(data: [SubmittedVideo(taskID: id)]), headers: made.headers)
        }
        var headers = made.headers
        headers[.responseVersion] = Self.objectVersion
        return try JSONAnswer.response(
            QueuedAnswer(data: .init(id: id), requestID: context.requestID), status: .accepted, headers: headers)
    }

    private struct QueuedAnswer: Encodable {
        struct Queued: Encodable {
            let id: String
            let object = TaskAnswers.generationObject
            let status = "queued"
        }

        let code = 202
        let data: Queued
        let requestID: String

        enum CodingKeys: String, CodingKey {
            case code, data
            case requestID = "request_id"
        }
    }
}
