// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// Finds out whose key a request carries: `Authorization: Bearer sk-…`.
struct KeyAuthentication: RouterMiddleware {
    typealias Context = HTTPContext

    let accounts: Accounts

    func handle(
        _ request: Request, context: HTTPContext, next: (Request, HTTPContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.authorization] != nil else { throw APIError.missingKey }
        guard let key = Self.key(in: request.headers), let principal = try await accounts.authenticate(key) else {
            throw APIError.unauthorized
        }
        var context = context
        context.principal = principal
        return try await next(request, context)
    }

    static func key(in headers: HTTPFields) -> Secret? {
        guard let parts = headers[.authorization]?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer"
        else { return nil }
        let key = parts[1].drop { $0 == " " }
        return key.isEmpty || key.utf8.count > 512 ? nil : Secret(String(key))
    }
}
