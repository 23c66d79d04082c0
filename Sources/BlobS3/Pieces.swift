// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore

/// A body, in pieces of at most 64 KiB.
actor Pieces {
    private static let pieceSize = 64 * 1024
    private var source: HTTPClientResponse.Body.AsyncIterator
    private var rest = ByteBuffer()

    init(_ body: HTTPClientResponse.Body) {
        self.source = body.makeAsyncIterator()
    }

    /// - Throws: `BlobError.unavailable` when the service stops half-way.
    func next() async throws -> [UInt8]? {
        while rest.readableBytes == 0 {
            var source = source
            do {
                guard let buffer = try await source.next(isolation: self) else { return nil }
                rest = buffer
            } catch {
                throw Task.isCancelled ? CancellationError() : BlobError.unavailable
            }
            self.source = source
        }
        return rest.readBytes(length: min(Self.pieceSize, rest.readableBytes))
    }
}
