// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever was thrown into an answer. What was not foreseen is logged with the request's id and answered as 500
/// without a word about it.
struct ErrorAnswering: RouterMiddleware {
    typealias Context = HTTPContext

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let renderer = ErrorRenderer(
                form: ErrorForm(method: request.method, path: request.uri.path),
                language: Language(request.uri.queryParameters["language"].map(String.init)),
                requestID: context.requestID)
            return try renderer.response(apiError(error, context))
        }
    }

    private func apiError(_ error: any Error, _ context: HTTPContext) -> APIError {
        guard let known = APIError.known(error) else {
            if !(error is CancellationError) {
                context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
            }
            return .internalError
        }
        if known.code.status.code >= 500 {
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
        }
        return known
    }
}

extension RequestContext {
    /// The id that answers and log lines carry.
    var requestID: String { "req_\(id)" }
}
