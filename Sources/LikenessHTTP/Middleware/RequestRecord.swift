// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Counts and logs requests. Labels are the route's pattern, never the path: that may hold an id, a link or a token.
struct RequestRecord: RouterMiddleware {
    typealias Context = HTTPContext

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
    private let clock = ContinuousClock()

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        let start = clock.now
        let response = try await next(request, context)
        record(request, response.status, context, took: clock.now - start)
        return response
    }

    private func record(
        _ request: Request, _ status: HTTPResponse.Status, _ context: HTTPContext, took: Duration
    ) {
        let route = context.endpointPath ?? "none"
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        let nanoseconds = took.components.seconds * 1_000_000_000 + took.components.attoseconds / 1_000_000_000
        Metrics.Timer(
            label: "likeness_http_request_seconds",
            dimensions: [("method", method), ("route", route), ("status", String(status.code))]
        ).recordNanoseconds(nanoseconds)
        context.logger.log(
            level: status.code >= 500 ? .warning : .debug, "request",
            metadata: [
                "method": "\(method)", "route": "\(route)", "status": "\(status.code)",
                "ms": "\(nanoseconds / 1_000_000)",
            ])
    }
}
