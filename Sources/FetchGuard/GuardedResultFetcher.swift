// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
package import LikenessCore
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Copies providers' results into a folder of ours. What is there of an earlier copy stays, and only the rest is asked
/// for: the folder outlives the process.
package struct GuardedResultFetcher: ResultFetcher {
    private let transport: GuardedTransport
    private let folder: String
    private let limits: FetchLimits

    /// - Parameter folder: must be there.
    package init(transport: GuardedTransport, folder: String, limits: FetchLimits = .result) {
        self.transport = transport
        self.folder = folder
        self.limits = limits
    }

    package func fetch(_ url: String, named name: String, limit: Int64) async throws(OutboundFailure) -> String {
        let path = "\(folder)/\(name)"
        do {
            let turn = try await PartialFile(path).turn()
            defer { withExtendedLifetime(turn) {} }
            try await Deadline.run(limits.total) {
                try await follow(WebURL(url), into: PartialFile(path), limit: limit)
            }
            return path
        } catch {
            throw Task.isCancelled ? .cancelled : OutboundFailure(cause: error)
        }
    }

    package func discard(_ path: String) async throws(OutboundFailure) {
        do {
            try await PartialFile(path).remove()
        } catch {
            throw .storageFailed
        }
    }

    package func discard(named name: String) async throws(OutboundFailure) {
        try await discard("\(folder)/\(name)")
    }

    private func follow(_ start: WebURL, into file: PartialFile, limit: Int64) async throws {
        var url = start
        for _ in 0...limits.redirects {
            let here = url
            let present = try await file.byteCount()
            var request = GuardedRequest(here)
            if present > 0 { request.message.headers.add(name: "Range", value: "bytes=\(present)-") }
            let next = try await transport.exchange(request, limits: limits) { response -> WebURL? in
                if let location = response.redirectTarget { return try here.resolving(location: location) }
                try await store(response, into: file, present: present, limit: limit)
                return nil
            }
            guard let next else { return }
            url = next
        }
        throw OutboundFailure.tooManyRedirects
    }

    private func store(
        _ response: HTTPClientResponse, into file: PartialFile, present: Int64, limit: Int64
    ) async throws {
        switch response.status {
        case .ok: try await file.truncate()
        case .partialContent: break
        case .rangeNotSatisfiable where present > 0:
            // All of it is here already, unless it is something else.
            guard response.headers.first(name: "Content-Range") == "bytes */\(present)" else {
                try await file.remove()
                throw OutboundFailure.broken
            }
            return
        default: throw OutboundFailure.badStatus(Int(response.status.code))
        }
        var byteCount = response.status == .ok ? 0 : present
        for try await buffer in response.body {
            byteCount += Int64(buffer.readableBytes)
            guard byteCount <= limit else { throw OutboundFailure.tooLarge(limit: limit) }
            try await file.append(Array(buffer.readableBytesView))
        }
    }
}
