// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension LikenessClient {
    /// Saves what a signed address leads to, a video's for instance. The file is there whole or not at all.
    /// - Parameters:
    ///   - url: as an answer of the server has it. No key is sent there.
    ///   - path: where the file is to be; what is there is replaced.
    ///   - progress: hears now and then how many bytes have come; `total` is nil when the server does not say.
    /// - Throws: ``LikenessError/unwritableFile(path:)``; ``LikenessError/refused(_:)`` with 410 when the address has
    ///   expired; ``LikenessError/unreachable`` when the connection broke. It is tried once, within
    ///   ``ClientOptions/uploadTimeout``.
    public func download(
        _ url: String, to path: String, progress: @Sendable (_ received: Int64, _ total: Int64?) -> Void = { _, _ in }
    ) async throws(LikenessError) {
        let response: HTTPClientResponse
        do {
            response = try await connection.client.execute(
                HTTPClientRequest(url: url), deadline: .now() + TimeAmount(options.uploadTimeout))
        } catch {
            throw Task.isCancelled ? .cancelled : .unreachable
        }
        guard response.status == .ok else {
            let body = try? await response.body.collect(upTo: 1 << 16)
            throw Refusals.read(body ?? ByteBuffer(), status: Int(response.status.code))
        }
        let total = response.headers.first(name: "Content-Length").flatMap { Int64($0) }
        guard let file = try? await NewFile.creating(path) else { throw .unwritableFile(path: path) }
        var received: Int64 = 0
        var chunks = response.body.makeAsyncIterator()
        while let chunk = try await Self.next(&chunks) {
            guard (try? await file.append(chunk)) != nil else { throw .unwritableFile(path: path) }
            received += Int64(chunk.readableBytes)
            progress(received, total)
        }
        guard (try? await file.finish()) != nil else { throw .unwritableFile(path: path) }
    }

    private static func next(
        _ chunks: inout HTTPClientResponse.Body.AsyncIterator
    ) async throws(LikenessError) -> ByteBuffer? {
        do {
            return try await chunks.next()
        } catch {
            throw Task.isCancelled ? .cancelled : .unreachable
        }
    }
}
