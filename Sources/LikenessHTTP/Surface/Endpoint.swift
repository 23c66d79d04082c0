// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// One method of one path, and what answers it.
struct Endpoint<Context: RequestContext>: Sendable {
    typealias Handler = @Sendable (Request, Context) async throws -> Response

    let method: HTTPRequest.Method
    /// As Hummingbird writes it: `/v1/tasks/{id}`.
    let path: String
    let handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}
