// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOHTTP1

/// What the guard sends.
struct GuardedRequest: Sendable {
    let url: WebURL
    var message: HTTPClientRequest

    /// - Parameter post: the body of a POST; a GET without one.
    init(_ url: WebURL, post: OutboundNotification? = nil) {
        var message = HTTPClientRequest(url: url.text)
        message.headers = ["User-Agent": "Likeness/1", "Host": url.hostHeader]
        if let post {
            message.method = .POST
            message.body = .bytes(Array(post.body))
            for header in post.headers { message.headers.replaceOrAdd(name: header.name, value: header.value) }
        } else {
            message.headers.add(name: "Accept", value: "*/*")
            message.headers.add(name: "Accept-Encoding", value: "identity")
        }
        self.url = url
        self.message = message
    }
}
