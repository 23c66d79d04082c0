// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird

/// Answers a method that nobody takes, `PROPFIND` or one that was never heard of, as `TRACE` is answered: 405 with the
/// methods of a path that there is, 404 elsewhere.
package struct KnownMethods<Next: HTTPResponder>: HTTPResponder {
    private let next: Next

    package init(_ next: Next) {
        self.next = next
    }

    package func respond(to request: Request, context: Next.Context) async throws -> Response {
        guard !HTTPSurface.methods.contains(request.method) else {
            return try await next.respond(to: request, context: context)
        }
        var head = request.head
        head.method = .trace
        return try await next.respond(to: Request(head: head, body: request.body), context: context)
    }
}
