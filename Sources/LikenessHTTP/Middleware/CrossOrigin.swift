// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// Lets pages of any origin, `file://` among them, call the API (contract/apimart.md 0.1). Keys come in a header and
/// never in a cookie, so a strange page gains nothing.
struct CrossOrigin: RouterMiddleware {
    typealias Context = HTTPContext

    private static let prefixes = ["/v1/", "/f/", "/balance", "/user/balance", "/.well-known/"]
    private static let preflight: HTTPFields = [
        .accessControlAllowOrigin: "*",
        .accessControlAllowMethods: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
        .accessControlAllowHeaders:
            "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-APIMart-Response-Version, Range, If-Range, If-None-Match",
        .accessControlMaxAge: "86400",
    ]
    private static let exposed =
        "Content-Range, ETag, Idempotency-Replayed, Retry-After, X-Request-Id, X-Usage-Cache, x-apimart-response-version"

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard Self.prefixes.contains(where: { path.hasPrefix($0) }) else { return try await next(request, context) }
        if request.method == .options { return Response(status: .noContent, headers: Self.preflight) }
        var response = try await next(request, context)
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = Self.exposed
        return response
    }
}
