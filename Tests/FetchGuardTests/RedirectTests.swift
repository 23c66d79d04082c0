// SPDX-License-Identifier: Apache-2.0

import FetchGuard
import HTTPTypes
import LikenessCore
import Testing

@Suite struct RedirectTests {
    private func fetcher(port: Int) -> GuardedFetcher {
        let policy = URLPolicy(allowed: ["127.0.0.1:\(port)"])
        return GuardedFetcher(transport: GuardedTransport(policy: policy), blobs: HashingBlobs())
    }

    @Test func fiveHopsAreFollowed() async throws {
        try await MediaHost().run { port in
            let blob = try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/hops/5", limit: 100)
            #expect(blob == Blob(of: "arrived"))
        }
    }

    @Test func theSixthIsNot() async throws {
        let host = MediaHost()
        try await host.run { port in
            await #expect(throws: OutboundFailure.tooManyRedirects) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/hops/6", limit: 100)
            }
            #expect(!host.requests.contains { $0.path == "/hops/0" })
        }
    }

    @Test(
        "CVE-2025-62155: a redirect is judged like the first URL",
        arguments: [
            ("http://169.254.169.254/latest/meta-data", URLRefusal.privateAddress),
            ("http://2130706433/", .privateAddress),
            ("http://[::1]/", .privateAddress), ("http://[::ffff:127.0.0.1]/", .privateAddress),
            ("//10.0.0.1/", .privateAddress),
            ("http://localhost/", .localName), ("file:///etc/passwd", .schemeNotAllowed),
            ("gopher://x/", .schemeNotAllowed),
            ("http://a:b@example.com/", .userInfo), ("http:///", .malformed),
        ])
    func aRedirectIsJudgedLikeTheFirstURL(location: String, refusal: URLRefusal) async throws {
        try await MediaHost().run { port in
            await #expect(throws: OutboundFailure.refused(refusal)) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/to?location=\(location)", limit: 100)
            }
        }
    }

    @Test func anotherPortOfAnAllowedHostIsNotReached() async throws {
        let inner = MediaHost()
        try await inner.run { secretPort in
            try await MediaHost().run { port in
                let url = "http://127.0.0.1:\(port)/to?location=http://127.0.0.1:\(secretPort)/photo"
                await #expect(throws: OutboundFailure.refused(.privateAddress)) {
                    try await fetcher(port: port).fetch(url, limit: 100)
                }
            }
            #expect(inner.requests.isEmpty)
        }
    }
}
