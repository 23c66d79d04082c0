// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The headers of the console's answers.
enum PageHeaders {
    /// Everything from here and nothing from elsewhere; no script or style within the page. Addresses of pages hold ids,
    /// so no other site is told them.
    static let html: HTTPFields = {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
            .vary: "Accept-Language, Cookie",
            .contentSecurityPolicy: """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """,
        ]
        set("Referrer-Policy", "same-origin", in: &headers)
        set("Cross-Origin-Opener-Policy", "same-origin", in: &headers)
        set("Permissions-Policy", "camera=(), microphone=(), geolocation=()", in: &headers)
        return headers
    }()

    private static func set(_ name: String, _ value: String, in headers: inout HTTPFields) {
        if let name = HTTPField.Name(name) { headers[name] = value }
    }
}

extension ConsoleAssets.File {
    func response(caching: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: contentType, .cacheControl: caching],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
    }
}

extension Response {
    /// A small picture that shows somebody: this browser may keep it for an hour, and nobody in between.
    static func thumbnail(_ jpeg: Data?) -> Response {
        guard let jpeg else { return Response(status: .notFound, headers: [.cacheControl: "no-store"]) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "image/jpeg", .cacheControl: "private, max-age=3600", .vary: "Cookie",
                .contentSecurityPolicy: "default-src 'none'",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: jpeg)))
    }

    /// To another page, by GET.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
