// SPDX-License-Identifier: Apache-2.0

package import Crypto
import HTTPTypes
package import Hummingbird
package import LikenessCore
package import LikenessEngine
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The hosted verification page: what the person's device loads and sends, all under the link's own address.
///
///     GET  /v/{link}            the page
///     GET  /v/{link}/check      the provider's page, where a provider checks the person
///     GET  /v/{link}/state      how the session stands
///     POST /v/{link}/consent    {"version","language"}: binds the device by a cookie
///     POST /v/{link}/tries      a nonce and a challenge
///     POST /v/{link}/frames     camera frames, see `FrameBatch`
///     POST /v/{link}/move       from another device: a number to be typed at the bound one
///     POST /v/{link}/moved      {"number"}: what was typed there; null for no
///     POST /v/{link}/cancel     the person gives up
///     GET  /w/{hash}/{name}     script and style
package struct HostedPages: Sendable {
    static let cookieName = "likeness_device"
    static let nonceName = "X-Try-Nonce"
    private static let visitName = "likeness_visit"
    private let verification: HostedVerification
    private let remote: RemoteVerification
    private let address: String
    private let time: any TimeSource
    private let renderer: PageRenderer
    private let checkRenderer: CheckRenderer
    private let forwarding: TryForwarding
    private let proxies: ProxyTrust

    /// - Parameters:
    ///   - address: how the world reaches us, without a slash at the end.
    ///   - peerKey: which the servers of an installation share.
    ///   - proxies: who may say where a person's request comes from.
    /// - Throws: when the page's files are not beside the program.
    package init(
        verification: HostedVerification, remote: RemoteVerification, address: String, peerKey: SymmetricKey,
        proxies: ProxyTrust = .nobody, time: any TimeSource
    ) throws {
        self.proxies = proxies
        self.verification = verification
        self.remote = remote
        self.address = address
        self.time = time
        self.forwarding = TryForwarding(key: peerKey)
        let assets = try PageAssets()
        self.renderer = PageRenderer(assets: assets)
        self.checkRenderer = CheckRenderer(assets: assets)
    }

    package func mount<Context: RemoteAddressRequestContext>(on router: Router<Context>) {
        router.get("/w/{hash}/{name}") { request, _ in try file(request.uri.path) }
        router.get("/v/{link}") { request, context in try await page(request, Self.link(context)) }
        router.get("/v/{link}/check") { request, context in try await goOn(request, Self.link(context)) }
        answer(.get, "state", on: router) { request, link, _ in try await state(request, link) }
        answer(.post, "consent", on: router) { request, link, _ in try await consent(request, link) }
        answer(.post, "tries", on: router) { request, link, peer in
            let address = client(request, link, peer: peer)
            return try await forwarding(request, link, address) { try await begin($0, $1, from: address) }
        }
        answer(.post, "frames", on: router) { request, link, _ in
            try await forwarding(request, link) { try await take($0, $1) }
        }
        answer(.post, "move", on: router) { request, link, _ in try await askToMove(request, link) }
        answer(.post, "moved", on: router) { request, link, _ in try await answerMove(request, link) }
        answer(.post, "cancel", on: router) { request, link, _ in
            try await forwarding(request, link) { try await cancel($0, $1) }
        }
    }

    private func answer<Context: RemoteAddressRequestContext>(
        _ method: HTTPRequest.Method, _ name: String, on router: Router<Context>,
        _ handler: @escaping @Sendable (_ request: Request, _ link: Secret, _ peer: String?) async throws -> Response
    ) {
        router.on("/v/{link}/\(name)", method: method) { request, context in
            try await PageProblem.answering {
                try await handler(request, Self.link(context), context.remoteAddress?.ipAddress)
            }
        }
    }

    /// The person's address; nil where it can't be told. Another server of ours says whom it speaks for.
    private func client(_ request: Request, _ link: Secret, peer: String?) -> String? {
        if forwarding.isForwarded(request, link) { return forwarding.client(of: request) }
        let name = HTTPField.Name("X-Forwarded-For")
        return proxies.client(peer: peer, forwardedFor: name.flatMap { request.headers[$0] })
    }

    private static func link(_ context: some RequestContext) -> Secret {
        Secret(context.parameters.get("link").map { String($0) } ?? "")
    }

    private func device(_ request: Request) -> Secret? {
        request.cookies[Self.cookieName].map { Secret($0.value) }
    }
}

// MARK: What is shown

extension HostedPages {
    /// Everything from here and nothing from elsewhere; no script or style within the page.
    private static let pagePolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """

    private func page(_ request: Request, _ link: Secret) async throws -> Response {
        let language = language(request)
        do {
            // Who comes a second time may have come back from a page that let nobody on.
            if request.cookies[Self.visitName] == nil, let target = try await remote.providerLink(link) {
                return redirect(to: target, in: language, from: link)
            }
            let page = try await verification.page(link: link, device: device(request))
            if page.isRemote { return check(page, language, link) }
            let own = "\(address)/v/\(link.exposed)"
            return html(try renderer.html(page, in: language, link: own, now: time.now), .ok)
        } catch RuleViolation.hostedPage {
            return html(renderer.unknownHTML(in: language), .notFound)
        } catch RuleViolation.provider {
            let page = try await verification.page(link: link, device: device(request))
            return check(page, language, link, problem: "problem.provider", .serviceUnavailable)
        }
    }

    private func language(_ request: Request) -> PageLanguage {
        PageLanguage(
            wish: request.uri.queryParameters["lng"].map(String.init),
            accepted: request.headers[.acceptLanguage])
    }

    private func check(
        _ page: VerificationPage, _ language: PageLanguage, _ link: Secret, problem: String? = nil,
        _ status: HTTPResponse.Status = .ok
    ) -> Response {
        let again = "/v/\(link.exposed)/check?lng=\(language.rawValue)"
        return html(
            checkRenderer.html(page, in: language, again: again, problem: problem, now: time.now), status)
    }

    /// To the provider's page, with another check than the last.
    private func goOn(_ request: Request, _ link: Secret) async throws -> Response {
        let language = language(request)
        do {
            if let target = try await remote.beginAgain(link) { return redirect(to: target, in: language, from: link) }
            return back(to: link)
        } catch RuleViolation.hostedPage(.unknownLink) {
            return html(renderer.unknownHTML(in: language), .notFound)
        } catch RuleViolation.hostedPage {
            // It moved meanwhile: the page shows where it stands.
            return back(to: link)
        } catch RuleViolation.provider {
            let page = try await verification.page(link: link, device: device(request))
            return check(page, language, link, problem: "problem.provider", .serviceUnavailable)
        }
    }

    private func back(to link: Secret) -> Response {
        Response(status: .seeOther, headers: [.location: "/v/\(link.exposed)", .cacheControl: "no-store"])
    }

    private func redirect(to target: Secret, in language: PageLanguage, from link: Secret) -> Response {
        var response = Response(
            status: .seeOther,
            headers: [.location: ProviderLink(target, in: language).text, .cacheControl: "no-store"])
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
        response.setCookie(
            Cookie(
                name: Self.visitName, value: "1", path: "/v/\(link.exposed)", secure: address.hasPrefix("https:"),
                httpOnly: true, sameSite: .lax))
        return response
    }

    private func html(_ text: String, _ status: HTTPResponse.Status) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "Accept-Language",
            .contentSecurityPolicy: Self.pagePolicy,
        ]
        if let name = HTTPField.Name("Permissions-Policy") { headers[name] = "camera=(self), microphone=()" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func file(_ path: String) throws -> Response {
        guard
            let file = [renderer.assets.script, renderer.assets.checkScript, renderer.assets.style].first(where: {
                $0.path == path
            })
        else {
            throw HTTPError(.notFound)
        }
        return Response(
            status: .ok,
            headers: [.contentType: file.contentType, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.content)))
    }

    private func state(_ request: Request, _ link: Secret) async throws -> Response {
        try json(PageState(try await verification.page(link: link, device: device(request)), now: time.now))
    }
}

// MARK: What the person does

extension HostedPages {
    private struct Consent: Decodable {
        let version: String
        let language: String
    }

    private func consent(_ request: Request, _ link: Secret) async throws -> Response {
        let body = try await collect(request, upTo: 1024)
        guard let consent = try? JSONDecoder().decode(Consent.self, from: Data(body)),
            let language = PageLanguage(rawValue: consent.language)
        else { throw PageProblem.malformed }
        // An older text than ours was shown: the page has to be loaded again.
        guard consent.version == ConsentText.version else { throw PageProblem(.consentMissing) }
        let device = try await verification.giveConsent(
            link: link, device: device(request), textVersion: ConsentText.version,
            textHash: ConsentText(language).hash, language: language.rawValue)
        var response = Response(status: .noContent, headers: [.cacheControl: "no-store"])
        response.setCookie(cookie(of: device, link))
        return response
    }

    private func cookie(of device: Secret, _ link: Secret) -> Cookie {
        Cookie(
            name: Self.cookieName, value: device.exposed, path: "/v/\(link.exposed)",
            secure: address.hasPrefix("https:"), httpOnly: true, sameSite: .lax)
    }

    private struct Move: Codable {
        let number: Int?
    }

    private func askToMove(_ request: Request, _ link: Secret) async throws -> Response {
        let (number, device) = try await verification.askToMove(link: link)
        var response = try json(Move(number: number))
        response.setCookie(cookie(of: device, link))
        return response
    }

    private func answerMove(_ request: Request, _ link: Secret) async throws -> Response {
        guard let move = try? JSONDecoder().decode(Move.self, from: Data(try await collect(request, upTo: 64))) else {
            throw PageProblem.malformed
        }
        let page = try await verification.answerMove(link: link, device: device(request), number: move.number)
        return try json(PageState(page, now: time.now))
    }

    /// Has the server that has the running try answer, if that isn't this one.
    private func forwarding(
        _ request: Request, _ link: Secret, _ client: String? = nil,
        _ answer: (Request, Secret) async throws -> Response
    ) async throws -> Response {
        guard !forwarding.isForwarded(request, link), let server = try await verification.otherServer(ofTry: link)
        else { return try await answer(request, link) }
        if let response = await forwarding.send(request, of: link, for: client, to: server) { return response }
        // The answer needs no body: there is no try here whose frames could be taken.
        return try await answer(request, link)
    }

    private func begin(_ request: Request, _ link: Secret, from address: String?) async throws -> Response {
        try json(
            StartedTry(try await verification.beginTry(link: link, device: device(request), from: address)))
    }

    private func take(_ request: Request, _ link: Secret) async throws -> Response {
        guard let name = HTTPField.Name(Self.nonceName), let nonce = request.headers[name] else {
            throw PageProblem.malformed
        }
        let answer = try await verification.submit(nonce: Secret(nonce), link: link, device: device(request)) {
            guard let batch = FrameBatch(try await collect(request, upTo: FrameBatch.largestBody)) else {
                throw PageProblem.malformed
            }
            return batch.frames
        }
        return try json(FramesAnswer(answer, now: time.now))
    }

    private func cancel(_ request: Request, _ link: Secret) async throws -> Response {
        try json(PageState(try await verification.cancel(link: link, device: device(request)), now: time.now))
    }

    private func collect(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else { throw PageProblem.tooLarge }
            bytes += buffer.readableBytesView
        }
        return bytes
    }

    private func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
