// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// `/console/sign-in` and what goes with it: signing out, and an operator's choice of account.
struct SignInPages: Sendable {
    private let desk: Desk
    private let limits = SignInLimits()

    init(desk: Desk) {
        self.desk = desk
    }

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.open(.get, "/console/sign-in") { request, _ in
            let next = request.uri.queryParameters["next"].map(String.init)
            let hasLost = request.uri.queryParameters["lost"] != nil
            let response = page(request, next: next, hasLost: hasLost)
            return desk.entrance.keepingLanguage(of: request, in: response)
        }
        routes.open(.post, "/console/sign-in") { request, context in
            try await signIn(request, from: context.remoteAddress?.ipAddress ?? "")
        }
        routes.form("/console/sign-out", on: .at(Area.overview.path)) { _, _ in
            var response = Response.seeOther("/console/sign-in")
            response.setCookie(desk.entrance.cookies.ended(.session))
            response.setCookie(desk.entrance.cookies.ended(.account))
            return response
        }
        routes.form("/console/account", on: .at(Area.overview.path)) { visit, fields in choose(visit, fields) }
    }

    /// - Parameters:
    ///   - problem: what is wrong with the key, by the name of its text.
    ///   - hasLost: whether a form was sent that nobody took.
    private func page(
        _ request: Request, next: String?, problem: String? = nil, hasLost: Bool = false,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let language = desk.entrance.language(request)
        let words = desk.renderer.words(language)
        let own = PageAddress("/console/sign-in").with("next", OwnPath(next).text)
        var values: Values = [
            "next": OwnPath(next).text, "inOtherLanguage": PageAddress(own.text, in: language.other).text,
            "hasLost": hasLost,
        ]
        if let problem { values["problem"] = words[problem] }
        return desk.renderer.plain(
            "sign-in", values, in: language, title: words["signInTitle"], status: status)
    }

    private func signIn(_ request: Request, from address: String) async throws -> Response {
        try desk.entrance.checkSite(of: request)
        let fields = try await FormFields(request)
        let next = fields["next"]
        let text = fields.text("key")
        guard !text.isEmpty else {
            return page(request, next: next, problem: "signInEmpty", status: .unprocessableContent)
        }
        // A right key is never kept out by others who try wrong ones.
        guard Self.looksLikeKey(text), let key = try await desk.oversight.key(Secret(text)) else {
            let mayTry = limits.allow(address, now: desk.time.now)
            return page(
                request, next: next, problem: mayTry ? "signInWrong" : "signInTooOften",
                status: mayTry ? .unprocessableContent : .tooManyRequests)
        }
        guard key.mayEnter else {
            return page(request, next: next, problem: "signInLimited", status: .unprocessableContent)
        }
        var response = Response.seeOther(OwnPath(next).text)
        let session = desk.sessions.make(for: key)
        response.setCookie(desk.entrance.cookies.cookie(.session, try desk.sessions.sealed(session)))
        return response
    }

    /// Nothing else is looked up.
    private static func looksLikeKey(_ text: String) -> Bool {
        text.utf8.count <= 128 && (text.hasPrefix("sk-") || text.hasPrefix("admin-"))
    }

    private func choose(_ visit: Visit, _ fields: FormFields) -> Response {
        let back = OwnPath(fields["next"]).text
        var response = Response.seeOther(back)
        if visit.visitor.isAdmin {
            let choice = fields.text("account")
            response.setCookie(
                choice.isEmpty
                    ? desk.entrance.cookies.ended(.account) : desk.entrance.cookies.cookie(.account, choice))
        }
        return response
    }
}
