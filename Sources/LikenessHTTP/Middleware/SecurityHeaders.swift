// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// Headers that no answer should be without. One that sets them itself, as a page does, keeps its own.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = HTTPContext

    private static let defaults: [(HTTPField.Name, String)] = [
        (.xContentTypeOptions, "nosniff"), (.xFrameOptions, "DENY"), (.referrerPolicy, "no-referrer"),
        (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
    ]

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.defaults where response.headers[name] == nil { response.headers[name] = value }
        response.headers[.xRequestID] = context.requestID
        return response
    }
}
