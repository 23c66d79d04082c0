// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
import LikenessCore
package import LikenessEngine
import NIOCore

/// A person's own page: what is made with their face, and the end of it. Whoever knows the secret in its address is the
/// person. It needs no script.
///
///     GET  /p/{link}               the page
///     GET  /p/{link}/receipt       the signed receipt, as a file
///     GET  /p/{link}/proof         after the erasure its signed proof, as a file
///     GET  /p/{link}/assets/{id}   a small picture of one of the person's photos
///     POST /p/{link}/withdraw      ends the consent
package struct PersonPages: Sendable {
    private static let pagePolicy = """
        default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; \
        frame-ancestors 'none'
        """
    private let persons: PersonAccess
    private let oversight: Oversight
    private let renderer: PersonRenderer

    /// - Parameter address: how the world reaches us, without a slash at the end.
    /// - Throws: when the page's files are not beside the program.
    package init(persons: PersonAccess, oversight: Oversight, address: String) throws {
        self.persons = persons
        self.oversight = oversight
        self.renderer = PersonRenderer(assets: try PageAssets(), oversight: oversight, address: address)
    }

    package func mount<Context: RequestContext>(on router: Router<Context>) {
        router.get("/p/{link}") { request, context in
            try await page(request, Self.link(context))
        }
        router.get("/p/{link}/receipt") { request, context in
            try await file(request, Self.link(context), named: "receipt") { $0.receipt }
        }
        router.get("/p/{link}/proof") { request, context in
            try await file(request, Self.link(context), named: "erasure-proof") { $0.erasure?.proof }
        }
        router.get("/p/{link}/assets/{id}") { request, context in
            try await picture(request, Self.link(context), context.parameters.get("id").map { String($0) } ?? "")
        }
        router.post("/p/{link}/withdraw") { request, context in
            try await withdraw(request, Self.link(context))
        }
    }

    private static func link(_ context: some RequestContext) -> Secret {
        Secret(context.parameters.get("link").map { String($0) } ?? "")
    }

    private func page(_ request: Request, _ link: Secret) async throws -> Response {
        try await answering(request) { language in
            html(renderer.html(try await persons.page(link: link), in: language, link: link), .ok)
        }
    }

    private func withdraw(_ request: Request, _ link: Secret) async throws -> Response {
        try await answering(request) { _ in
            try await persons.withdraw(link: link)
            return Response(
                status: .seeOther, headers: [.location: "/p/\(link.exposed)", .cacheControl: "no-store"])
        }
    }

    private func file(
        _ request: Request, _ link: Secret, named name: String, _ text: @Sendable (Consent) -> String?
    ) async throws -> Response {
        try await answering(request) { language in
            let consent = try await persons.consent(link: link)
            guard let text = text(consent) else { return html(renderer.unknownHTML(in: language), .notFound) }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/jose", .cacheControl: "no-store",
                    .contentDisposition: #"attachment; filename="likeness-\#(name)-\#(consent.group).jws""#,
                ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    private func picture(_ request: Request, _ link: Secret, _ id: String) async throws -> Response {
        try await answering(request) { language in
            let asset = try await persons.asset(AssetID(rawValue: id), link: link)
            guard let picture = try await oversight.thumbnail(of: asset) else {
                return html(renderer.unknownHTML(in: language), .notFound)
            }
            return Response(
                status: .ok, headers: [.contentType: "image/jpeg", .cacheControl: "private, no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
        }
    }

    private func answering(_ request: Request, _ answer: (PageLanguage) async throws -> Response) async throws
        -> Response
    {
        let language = PageLanguage(
            wish: request.uri.queryParameters["lng"].map(String.init),
            accepted: request.headers[.acceptLanguage])
        do {
            return try await answer(language)
        } catch RuleViolation.hostedPage {
            return html(renderer.unknownHTML(in: language), .notFound)
        }
    }

    private func html(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "Accept-Language",
                .contentSecurityPolicy: Self.pagePolicy,
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
