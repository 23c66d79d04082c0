// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessEngine

/// One method of one path, and what answers it.
struct Endpoint<Context: RequestContext>: Sendable {
    typealias Handler = @Sendable (Request, Context) async throws -> Response

    let method: HTTPRequest.Method
    /// As Hummingbird writes it: `/v1/tasks/{id}`.
    let path: String
    /// What it asks of the key; nil where there is none.
    let needs: KeyNeed?
    let handler: Handler
}

extension Endpoint where Context == HTTPContext {
    init(_ method: HTTPRequest.Method, _ path: String, handler: @escaping Handler) {
        self.init(method: method, path: path, needs: nil, handler: handler)
    }
}

extension Endpoint where Context == AccountContext {
    init(_ method: HTTPRequest.Method, _ path: String, needs: KeyNeed, handler: @escaping Handler) {
        self.init(method: method, path: path, needs: needs) { request, context in
            try context.principal.require(needs)
            return try await handler(request, context)
        }
    }
}
