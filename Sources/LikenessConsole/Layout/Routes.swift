// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import Logging

/// The console's routes on the server's router: each handler is given a visit, and what goes wrong becomes a page.
struct Routes<Context: RemoteAddressRequestContext> {
    let router: Router<Context>
    let desk: Desk

    /// A page for whoever has signed in.
    func page(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) {
        router.get(RouterPath(path)) { [desk] request, context in
            try await desk.answering(request, context.logger) {
                let visit = try await desk.entrance.visit(request, context.parameters)
                return desk.entrance.keepingLanguage(of: request, in: try await answer(visit))
            }
        }
    }

    /// A part of a page, for whoever has signed in: a picture, a stream.
    func part(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) {
        router.get(RouterPath(path)) { [desk] request, context in
            try await desk.answering(request, context.logger) {
                try await answer(try await desk.entrance.visit(request, context.parameters, isPage: false))
            }
        }
    }

    /// The page that a form stands on.
    enum FormPage {
        /// At the form's own address.
        case itself
        /// At the address without its last word.
        case above
        case at(String)
    }

    /// What a form of ours sends. Whoever comes to its address otherwise, by reloading a form that is shown again or
    /// after a sign-in, comes to its page.
    func form(
        _ path: String, on page: FormPage = .above,
        _ answer: @escaping @Sendable (Visit, FormFields) async throws -> Response
    ) {
        router.post(RouterPath(path)) { [desk] request, context in
            try await desk.answering(request, context.logger) {
                let visit = try await desk.entrance.visit(request, context.parameters)
                let fields = try await FormFields(request)
                try desk.entrance.checkOrigin(of: request, visit, token: fields["csrf"])
                return try await answer(visit, fields)
            }
        }
        if case .itself = page { return }
        router.get(RouterPath(path)) { request, _ in
            if case .at(let address) = page { return Response.seeOther(address) }
            return Response.seeOther(request.uri.path.split(separator: "/").dropLast().map { "/\($0)" }.joined())
        }
    }

    /// What a script of ours sends; its body is the handler's to read.
    func upload(_ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Response) {
        router.post(RouterPath(path)) { [desk] request, context in
            try await desk.answering(request, context.logger) {
                let visit = try await desk.entrance.visit(request, context.parameters)
                try desk.entrance.checkOrigin(of: request, visit, token: request.headers[Entrance.tokenHeader])
                return try await answer(visit)
            }
        }
    }

    /// Anything that needs no visitor.
    func open(
        _ method: HTTPRequest.Method, _ path: String,
        _ answer: @escaping @Sendable (Request, Context) async throws -> Response
    ) {
        router.on(RouterPath(path), method: method) { [desk] request, context in
            try await desk.answering(request, context.logger) { try await answer(request, context) }
        }
    }

    /// Files, and an answer to what is not there. Called last.
    func mountRest() {
        router.get("/console") { _, _ in Response.seeOther(Area.overview.path) }
        router.get("/console/-/{hash}/{name}") { [desk] request, _ in
            guard let file = desk.renderer.assets.file(at: request.uri.path) else { throw HTTPError(.notFound) }
            return file.response(caching: "public, max-age=31536000, immutable")
        }
        // Browsers ask for it on pages that name no icon, and complain when there is none.
        router.get("/favicon.ico") { [desk] _, _ in
            guard let file = desk.renderer.assets.file(at: desk.renderer.assets.path("icon.svg")) else {
                throw HTTPError(.notFound)
            }
            return file.response(caching: "public, max-age=86400")
        }
        page("/console/**") { _ in throw ConsoleProblem.notFound }
    }
}

extension Desk {
    /// Runs a handler; what it throws becomes a page, or a line for a script.
    fileprivate func answering(
        _ request: Request, _ logger: Logger, _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch let error where !(error is CancellationError) {
            let problem = ConsoleProblem(error)
            if problem == .broken {
                logger.error("console page failed", metadata: ["error": "\(LogWord(error))"])
            }
            return entrance.answer(to: problem, request, renderer)
        }
    }
}
