// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LikenessCore

/// "Fetches" the last part of a URL's path as the file's content; what it is told fails.
package actor ScriptedFetcher: MediaFetcher {
    private let blobs: any BlobStore
    private var failures: [String: [OutboundFailure]] = [:]
    private var held: Set<String> = []
    package private(set) var fetched: [String] = []

    package init(blobs: any BlobStore) {
        self.blobs = blobs
    }

    package func fail(_ url: String, with failures: OutboundFailure...) {
        self.failures[url] = failures
    }

    package func hold(_ url: String) { held.insert(url) }

    package nonisolated func fetch(_ url: String, limit: Int64) async throws(OutboundFailure) -> Blob {
        if let failure = await begin(url) { throw failure }
        if await isHeld(url) {
            do { try await Task.sleep(for: .seconds(3600)) } catch { throw .cancelled }
        }
        let content = Data((url.split(separator: "/").last ?? "").utf8)
        do {
            return try await blobs.write(Chunks([Array(content)]), limit: limit)
        } catch {
            throw .storageFailed
        }
    }

    private func begin(_ url: String) -> OutboundFailure? {
        fetched.append(url)
        guard failures[url]?.isEmpty == false else { return nil }
        return failures[url]?.removeFirst()
    }

    private func isHeld(_ url: String) -> Bool { held.contains(url) }
}

/// Chunks of bytes that are all there.
package struct Chunks: AsyncSequence, Sendable {
    package let chunks: [[UInt8]]

    package init(_ chunks: [[UInt8]]) {
        self.chunks = chunks
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var rest: ArraySlice<[UInt8]>

        package mutating func next() async throws -> [UInt8]? { rest.popFirst() }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: chunks[...]) }
}
