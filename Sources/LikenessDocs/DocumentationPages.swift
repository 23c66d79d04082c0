// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
import NIOCore

/// The documentation on the server's router, for people and for programs:
///
///     GET /docs, /docs/{chapter}          pages
///     GET /docs.md, /docs/{chapter}.md    the same as Markdown
///     GET /llms.txt                       where they are
///     GET /openapi.json                   what they are made of
package struct DocumentationPages: Sendable {
    /// Everything from here and nothing from elsewhere; no script or style within the page.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """
    private let documentation: Documentation

    /// - Parameter address: how the world reaches us, without a slash at the end.
    /// - Throws: when the pages' files are not beside the program, or are broken.
    package init(address: String) throws {
        self.documentation = try Documentation(address: address)
    }

    package func mount<Context: RequestContext>(on router: Router<Context>) {
        for page in documentation.pages {
            answer(
                page.path, "text/html; charset=utf-8", [UInt8](page.html.utf8),
                [.contentSecurityPolicy: Self.policy], on: router)
            answer("\(page.path).md", "text/markdown; charset=utf-8", [UInt8](page.markdown.utf8), on: router)
        }
        answer("/llms.txt", "text/plain; charset=utf-8", [UInt8](documentation.index.utf8), on: router)
        // Of any origin: a page elsewhere may read the description to show or to use it.
        let description = documentation.description
        answer(
            description.path, description.contentType, description.bytes, [.accessControlAllowOrigin: "*"], on: router)
        for file in documentation.files {
            answer(
                file.path, file.contentType, file.bytes, [.cacheControl: "public, max-age=31536000, immutable"],
                on: router)
        }
    }

    private func answer<Context: RequestContext>(
        _ path: String, _ contentType: String, _ bytes: [UInt8], _ headers: HTTPFields = [:],
        on router: Router<Context>
    ) {
        var headers = headers
        headers[.contentType] = contentType
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-cache" }
        let response = Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        router.get(RouterPath(path)) { _, _ in response }
        router.head(RouterPath(path)) { _, _ in response.createHeadResponse() }
    }
}
