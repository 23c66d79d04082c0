// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import LikenessCore

/// An empty blob store, and bytes to put there.
struct BlobBench: Sendable {
    let blobs: any BlobStore
    let folder: TemporaryFolder

    /// Bytes of which no two neighbouring ranges are equal.
    static func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    func write(_ bytes: [UInt8], pieces: Int = 1000, limit: Int64 = .max) async throws -> Blob {
        try await blobs.write(Chunks(bytes, of: pieces), limit: limit)
    }

    /// The address that `bytes` have.
    static func key(of bytes: [UInt8]) -> BlobKey { BlobKey(digest: SHA256.hash(data: bytes)) }

    func write(_ text: String) async throws -> Blob { try await write(Array(text.utf8)) }

    func read(_ key: BlobKey, _ range: Range<Int64> = 0..<(.max)) async throws -> [UInt8] {
        try await blobs.read(key, range: range).reduce(into: []) { $0 += $1 }
    }

    func isMissing(_ key: BlobKey) async -> Bool {
        do {
            _ = try await blobs.read(key, range: 0..<1)
            return false
        } catch {
            return error as? BlobError == .notFound
        }
    }

    /// A file that a program has made.
    func makeFile(_ bytes: [UInt8], name: String = "made") throws -> String {
        let path = "\(folder.path)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}

/// Bytes as they come from a connection.
struct Chunks: AsyncSequence, Sendable {
    struct Broken: Error {}

    private let bytes: [UInt8]
    private let size: Int
    private let breaks: Bool

    /// - Parameter breaks: whether the connection breaks after the bytes.
    init(_ bytes: [UInt8], of size: Int, breaks: Bool = false) {
        self.bytes = bytes
        self.size = size
        self.breaks = breaks
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let chunks: Chunks

        mutating func next() async throws -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else {
                if chunks.breaks { throw Broken() }
                return nil
            }
            defer { rest = rest.dropFirst(chunks.size) }
            return rest.prefix(chunks.size)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes[...], chunks: self) }
}
