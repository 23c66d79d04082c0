// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// Who may come in, and what the others are told.
struct Entrance: Sendable {
    static let tokenHeader = HTTPField.Name("X-CSRF-Token") ?? .contentLocation
    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .contentLocation
    private static let fetchMode = HTTPField.Name("Sec-Fetch-Mode") ?? .contentLocation
    /// Accounts beyond the newest so many are not offered for choice on every page: the page of an account leads to its things.
    private static let mostChoices = 200
    let sessions: SessionSeal
    let cookies: ConsoleCookies
    let keys: KnownKeys
    private let oversight: Oversight

    init(engine: Engine, sessions: SessionSeal, cookies: ConsoleCookies, time: any TimeSource) {
        self.oversight = engine.oversight
        self.sessions = sessions
        self.cookies = cookies
        self.keys = KnownKeys(oversight: engine.oversight, time: time)
    }

    /// - Parameter isPage: whether it shows a page, on which an operator may choose an account.
    /// - Throws: `ConsoleProblem.signInNeeded`.
    func visit(_ request: Request, _ parameters: Parameters, isPage: Bool = true) async throws -> Visit {
        guard let session = session(request), let key = try await keys.key(session.key), key.isAdmin == session.isAdmin,
            key.mayEnter
        else { throw ConsoleProblem.signInNeeded }
        var accounts = key.isAdmin && isPage ? try await oversight.accounts(before: nil, limit: Self.mostChoices) : []
        var chosen: Account?
        if !key.isAdmin {
            chosen = try await oversight.account(key.account)
        } else if let choice = cookies.value(.account, in: request) {
            let id = AccountID(rawValue: choice.utf8.contains(0) ? "" : choice)
            if let known = accounts.first(where: { $0.id == id }) {
                chosen = known
            } else {
                chosen = try await oversight.account(id)
                if let chosen { accounts.append(chosen) }
            }
        }
        // Where there is only one, there is nothing to choose.
        if chosen == nil, key.isAdmin, accounts.count == 1 { chosen = accounts.first }
        accounts.sort { $0.name < $1.name }
        return Visit(
            request: request, parameters: parameters, language: language(request),
            visitor: Visitor(key: key.id, account: key.account, isAdmin: key.isAdmin),
            csrf: sessions.formToken(of: session), endsAt: session.expiresAt, chosen: chosen, accounts: accounts)
    }

    func session(_ request: Request) -> ConsoleSession? {
        cookies.value(.session, in: request).flatMap { sessions.session($0) }
    }

    func language(_ request: Request) -> ConsoleLanguage {
        ConsoleLanguage(
            wish: request.uri.queryParameters["lng"].map(String.init) ?? cookies.value(.language, in: request),
            accepted: request.headers[.acceptLanguage])
    }

    /// What `?lng=` chose is remembered.
    func keepingLanguage(of request: Request, in response: Response) -> Response {
        guard let wish = request.uri.queryParameters["lng"] else { return response }
        var response = response
        let language = ConsoleLanguage(wish: String(wish), accepted: nil)
        response.setCookie(cookies.cookie(.language, language.rawValue))
        return response
    }

    /// A form must carry its session's token, and must not come from another site's page.
    /// - Throws: `ConsoleProblem.foreignForm`.
    func checkOrigin(of request: Request, _ visit: Visit, token: String?) throws {
        try checkSite(of: request)
        guard let token, ConstantTime.equal(Array(token.utf8), Array(visit.csrf.utf8)) else {
            throw ConsoleProblem.foreignForm
        }
    }

    /// Browsers say where a request comes from; other programs say nothing. Those that are old or came by plain http say
    /// it by the origin alone.
    /// - Throws: `ConsoleProblem.foreignForm`.
    func checkSite(of request: Request) throws {
        guard let site = request.headers[Self.fetchSite] else {
            guard let origin = request.headers[.origin] else { return }
            let host = origin.firstRange(of: "://").map { origin[$0.upperBound...] } ?? ""
            guard let authority = request.head.authority, !host.isEmpty, host == authority else {
                throw ConsoleProblem.foreignForm
            }
            return
        }
        guard ["same-origin", "none"].contains(site) else { throw ConsoleProblem.foreignForm }
    }

    func answer(to problem: ConsoleProblem, _ request: Request, _ renderer: Renderer) -> Response {
        let language = language(request)
        // A script that asks wants no page.
        if request.headers[Self.fetchMode] == "cors" || request.headers[Self.tokenHeader] != nil {
            return .json(#"{"problem":"\#(problem.rawValue)"}"#, status: problem.status)
        }
        if problem == .signInNeeded {
            let isForm = request.method != .get
            let back = isForm ? referrer(of: request) : request.uri.string
            return .seeOther(
                PageAddress("/console/sign-in").with("next", back).with("lost", isForm ? "1" : nil).text)
        }
        let words = renderer.words(language)
        var values: Values =
            [
                "heading": words["problem_\(problem.rawValue)"],
                "text": words["problem_\(problem.rawValue)_text"], "code": Int(problem.status.code),
            ]
        if request.method != .get, let back = referrer(of: request) { values["back"] = OwnPath(back).text }
        return renderer.plain(
            "problem", values, in: language, title: words["problem_\(problem.rawValue)"], status: problem.status)
    }

    /// The page of ours that a form stood on.
    private func referrer(of request: Request) -> String? {
        guard let name = HTTPField.Name("Referer"), let text = request.headers[name],
            let path = text.firstRange(of: "/console/")
        else { return nil }
        return String(text[path.lowerBound...])
    }
}

extension APIKey {
    /// The console shows all of an account and lets it be managed: a key that reaches less has no place in it.
    var mayEnter: Bool { isAdmin || grant.isWhole }
}
