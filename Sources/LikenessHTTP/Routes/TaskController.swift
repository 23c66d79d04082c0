// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// Reading tasks (contract/apimart.md 4 and 4.1).
struct TaskController: Sendable {
    private static let largestBatch = 100
    private static let longestWait: Int64 = 60
    let tasks: Tasks
    let answers: TaskAnswers
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.get, "/v1/tasks/{task_id}", needs: .read) { try await get($0, $1) },
            Endpoint(.post, "/v1/tasks/batch", needs: .read) { try await batch($0, $1) },
        ]
    }

    private func get(_ request: Request, _ context: AccountContext) async throws -> Response {
        let id = try Self.id(context)
        let query = QueryReader(request)
        let wait = try query.integer("wait", in: 0...Self.longestWait) ?? 0
        let view =
            if wait > 0 {
                try await tasks.waitForEnd(of: id, for: context.principal, atMost: .seconds(wait))
            } else {
                try await tasks.view(id, for: context.principal)
            }
        return JSONAnswer.response(try answers.body(of: view, in: query.language))
    }

    /// The task that the path names.
    static func id(_ context: AccountContext) throws -> TaskID {
        guard let id = context.parameters.get("task_id")?.percentDecoded.flatMap({ TaskID(parsing: $0) }) else {
            throw APIError.malformedTaskID
        }
        return id
    }

    /// The tasks that were found, and beside them the ids of the rest (decisions.md, Steps and ids).
    private struct BatchAnswer: Encodable {
        let code = 200
        let data: [TaskAnswer]
        let missing: [String]
    }

    private func batch(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        // It makes nothing, so there is nothing to remember of it; a malformed key is refused as everywhere.
        _ = try IdempotentPost.claim(request, by: context.principal, body: body)
        let ids = try ids(in: body.fields)
        let (found, missing) = try await tasks.views(ids, for: context.principal)
        let language = QueryReader(request).language
        return try JSONAnswer.response(
            BatchAnswer(data: found.map { answers.answer($0, in: language) }, missing: missing.map(\.rawValue)))
    }

    private func ids(in fields: FieldReader) throws -> [TaskID] {
        let texts = try fields.strings("task_ids", atMost: Self.largestBatch)
        guard !texts.isEmpty else {
            throw fields.violation("task_ids", fields.mentions("task_ids") ? .empty : .missing)
        }
        return try texts.enumerated().map { index, text in
            guard let id = TaskID(parsing: text) else {
                throw fields.violation("task_ids[\(index)]", .malformed(expected: "task_ and 26 characters"))
            }
            return id
        }
    }
}
