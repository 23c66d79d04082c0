// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
import LikenessCore
package import LikenessEngine
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where providers and the browsers that they send back arrive. Nothing that comes here is believed: it wakes the work,
/// and a browser is led on to its session's page.
///
///     GET  /cb/{id}/{secret}            the person's browser, from a provider's page
///     POST /cb/{id}/{secret}            a provider's notification
///     POST /cb/{id}/{secret}/callback   the same, from one that adds the word itself
package struct ProviderCallbacks: Sendable {
    private static let largestBody = 1 << 20
    private let callbacks: Callbacks
    private let verification: RemoteVerification
    private let address: String

    /// - Parameter address: how the world reaches us, without a slash at the end.
    package init(callbacks: Callbacks, verification: RemoteVerification, address: String) {
        self.callbacks = callbacks
        self.verification = verification
        self.address = address
    }

    package func mount<Context: RequestContext>(on router: Router<Context>) {
        router.get("/cb/{id}/{secret}") { request, context in try await comeBack(request, target(context)) }
        for path in ["/cb/{id}/{secret}", "/cb/{id}/{secret}/callback"] {
            router.post(RouterPath(path)) { request, context in try await wake(request, target(context)) }
        }
    }

    /// - Throws: 404 for an address that isn't ours.
    private func target(_ context: some RequestContext) throws -> CallbackLinks.Target {
        guard let id = context.parameters.get("id"), let secret = context.parameters.get("secret"),
            let target = callbacks.target(id: String(id), secret: Secret(String(secret)))
        else { throw HTTPError(.notFound) }
        return target
    }

    private func comeBack(_ request: Request, _ target: CallbackLinks.Target) async throws -> Response {
        guard case .session(let id) = target else { throw HTTPError(.notFound) }
        let code = request.uri.queryParameters["resultCode"].flatMap { Int($0) }
        let device = request.cookies[HostedPages.cookieName].map { Secret($0.value) }
        guard let back = try await verification.comeBack(to: id, resultCode: code, device: device) else {
            throw HTTPError(.notFound)
        }
        var response = Response(
            status: .seeOther, headers: [.location: back.page.exposed, .cacheControl: "no-store"])
        if let device = back.device {
            let path = back.page.exposed.dropFirst(address.count)
            response.setCookie(
                Cookie(
                    name: HostedPages.cookieName, value: device.exposed, path: String(path),
                    secure: address.hasPrefix("https:"), httpOnly: true, sameSite: .lax))
        }
        return response
    }

    private func wake(_ request: Request, _ target: CallbackLinks.Target) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.largestBody)
        let named = try? JSONDecoder().decode(NamedVideo.self, from: Data(body.readableBytesView))
        try await callbacks.wake(target, hint: named?.id)
        return Response(status: .noContent)
    }
}

/// The id in a provider's notification, at the top or within `data`.
private struct NamedVideo: Decodable {
    private struct Inner: Decodable {
        let id: String?
    }

    let id: String?

    private enum CodingKeys: String, CodingKey {
        case id, data
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let own = try? container.decodeIfPresent(String.self, forKey: .id)
        let inner = try? container.decodeIfPresent(Inner.self, forKey: .data)
        let id = own ?? inner?.id
        self.id = id.flatMap { id in
            let isPlain =
                id.utf8.count <= 80 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            return isPlain && !id.isEmpty ? id : nil
        }
    }
}
