// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
package import LikenessCore
import NIOCore
import NIOHTTP1

/// Fetches what users' URLs point to. Every hop of a redirect is judged like the first URL.
package struct GuardedFetcher: MediaFetcher {
    private let transport: GuardedTransport
    private let blobs: any BlobStore
    private let limits: FetchLimits

    package init(transport: GuardedTransport, blobs: any BlobStore, limits: FetchLimits = .fetch) {
        self.transport = transport
        self.blobs = blobs
        self.limits = limits
    }

    package func fetch(_ url: String, limit: Int64) async throws(OutboundFailure) -> Blob {
        do {
            return try await Deadline.run(limits.total) { try await follow(WebURL(url), limit: limit) }
        } catch {
            throw Task.isCancelled ? .cancelled : OutboundFailure(cause: error)
        }
    }

    private enum Hop: Sendable {
        case arrived(Blob)
        case redirected(WebURL)
    }

    private func follow(_ start: WebURL, limit: Int64) async throws -> Blob {
        var url = start
        for _ in 0...limits.redirects {
            let here = url
            let hop = try await transport.exchange(GuardedRequest(here), limits: limits) { response in
                if let location = response.redirectTarget {
                    return Hop.redirected(try here.resolving(location: location))
                }
                return Hop.arrived(try await store(response, limit: limit))
            }
            switch hop {
            case .arrived(let blob): return blob
            case .redirected(let next): url = next
            }
        }
        throw OutboundFailure.tooManyRedirects
    }

    private func store(_ response: HTTPClientResponse, limit: Int64) async throws -> Blob {
        guard response.status == .ok else { throw OutboundFailure.badStatus(Int(response.status.code)) }
        // Nobody asked for packed bytes, and what they would grow to is unknown.
        let coding = response.headers.first(name: "Content-Encoding") ?? "identity"
        guard coding.lowercased() == "identity" else { throw OutboundFailure.broken }
        if let announced = response.headers.first(name: "Content-Length").flatMap({ Int64($0) }), announced > limit {
            throw OutboundFailure.tooLarge(limit: limit)
        }
        let blob = try await blobs.write(response.body.map { $0.readableBytesView }, limit: limit)
        try Task.checkCancellation()
        return blob
    }
}
