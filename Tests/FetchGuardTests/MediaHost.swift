// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import LikenessTesting
import NIOCore
import Synchronization

/// Somebody's web server on a free port of 127.0.0.1, which remembers what it was asked.
final class MediaHost: Sendable {
    private let seen = Mutex<[HTTPRequest]>([])
    private let bodies = Mutex<[String]>([])

    /// Every request so far.
    var requests: [HTTPRequest] { seen.withLock { $0 } }
    /// The bodies of the POSTs so far.
    var posts: [String] { bodies.withLock { $0 } }

    /// Serves while `body` runs; `body` gets the port.
    @discardableResult
    func run<Value: Sendable>(
        server: HTTPServerBuilder = .http1(), _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> Value {
        try await LocalServer(router: router(), server: server).run(body)
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("photo") { request, _ in self.answer(request, .ok, body: "a photo") }
        router.get("status/:code") { request, context in
            self.answer(request, .init(code: try context.parameters.require("code", as: Int.self)), body: "no")
        }
        router.get("packed") { request, _ in
            self.answer(request, .ok, headers: [.contentEncoding: "gzip"], body: "a bomb")
        }
        router.get("to") { request, _ in
            let location = request.uri.queryParameters.get("location") ?? "/"
            return self.answer(request, .found, headers: [.location: location, .setCookie: "a=b"], body: "")
        }
        router.get("hops/:count") { request, context in
            let count = try context.parameters.require("count", as: Int.self)
            return count == 0
                ? self.answer(request, .ok, body: "arrived")
                : self.answer(request, .permanentRedirect, headers: [.location: "/hops/\(count - 1)"], body: "")
        }
        router.get("endless") { request, _ in
            self.seen.withLock { $0.append(request.head) }
            return Response(status: .ok, body: .endless)
        }
        router.post("callback/**") { request, context in
            let text = String(buffer: try await request.body.collect(upTo: 1 << 20))
            self.bodies.withLock { $0.append(text) }
            let code = request.uri.queryParameters.get("code", as: Int.self) ?? 204
            let wait = request.uri.queryParameters.get("wait")
            var headers: HTTPFields = [.location: "/callback/elsewhere"]
            if let wait { headers[.retryAfter] = wait }
            return self.answer(request, .init(code: code), headers: headers, body: "")
        }
        return router
    }

    private func answer(
        _ request: Request, _ status: HTTPResponse.Status, headers: HTTPFields = [:], body: String
    ) -> Response {
        seen.withLock { $0.append(request.head) }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}

extension ResponseBody {
    /// Writes until the reader goes away.
    fileprivate static var endless: ResponseBody {
        ResponseBody { writer in
            let chunk = ByteBuffer(repeating: 7, count: 64 * 1024)
            while !Task.isCancelled { try await writer.write(chunk) }
            try await writer.finish(nil)
        }
    }
}
