// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore

/// Refuses a key that sends faster than it may.
struct RateLimiting: RouterMiddleware {
    typealias Context = HTTPContext

    let limits: KeyLimits
    let time: any TimeSource

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        if let principal = context.principal,
            let wait = try await limits.take(principal.key, own: principal.grant.requestsPerSecond, now: time.now)
        {
            throw APIError.rateLimited(retryAfter: max(1, (wait.wholeMilliseconds + 999) / 1000))
        }
        return try await next(request, context)
    }
}
