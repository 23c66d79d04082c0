// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import NIOPosix

/// Blobs in a folder: `ab/cd/abcd…`, named by the SHA-256 of their content. A blob appears whole, by a rename, after
/// its bytes are on the disk. All work on files happens on a thread pool of its own kind, never on Swift's.
package struct BlobFolder: BlobStore {
    private let layout: BlobLayout
    private let threads: NIOThreadPool

    /// Makes the folder if it isn't there, and drops what an earlier run left unfinished for a day. Blocks: call it at
    /// the start.
    /// - Throws: `BlobError`.
    package init(path: String) throws {
        self.layout = BlobLayout(root: path)
        self.threads = .singleton
        try layout.prepare()
    }

    package func write<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, limit: Int64) async throws -> Blob
    where Chunks.Element: Sequence<UInt8> & Sendable {
        let draft = try await run { try BlobDraft(layout: layout) }
        do {
            var pending: [UInt8] = []
            for try await chunk in chunks {
                pending.append(contentsOf: chunk)
                guard draft.byteCount + Int64(pending.count) <= limit else { throw BlobError.tooLarge(limit: limit) }
                guard pending.count >= Self.writeSize else { continue }
                let bytes = pending
                pending.removeAll(keepingCapacity: true)
                try await run { try draft.append(bytes) }
            }
            let rest = pending
            return try await run {
                try draft.append(rest)
                return try draft.publish()
            }
        } catch {
            await discard(draft)
            throw error
        }
    }

    package func adopt(fileAt path: String) async throws -> Blob {
        try await run { try layout.adopt(path) }
    }

    package func read(_ key: BlobKey, range: Range<Int64>) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let reader = try await run { try BlobReader(path: layout.path(of: key), range: range) }
        return AsyncThrowingStream { try await run { try reader.next() } }
    }

    package func withLocalFile<Result: Sendable>(
        _ key: BlobKey, _ body: @Sendable (_ path: String) async throws -> Result
    ) async throws -> Result {
        let path = layout.path(of: key)
        guard try await run({ BlobLayout.exists(path) }) else { throw BlobError.notFound }
        return try await body(path)
    }

    package func delete(_ key: BlobKey, ifUntouchedFor age: Duration) async throws -> Bool {
        try await run { try layout.remove(key, ifUntouchedFor: age) }
    }

    private static let writeSize = 256 * 1024

    /// Also in a cancelled task, for which the pool does no other work.
    private func discard(_ draft: BlobDraft) async {
        await withCheckedContinuation { done in
            threads.submit { _ in
                draft.discard()
                done.resume()
            }
        }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await threads.runIfActive(work)
    }
}
