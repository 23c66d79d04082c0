// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

extension BlobContract {
    static let reading = [
        BlobRule("a range is exactly its bytes") { bench in
            let bytes = BlobBench.bytes(200_000)
            let key = try await bench.write(bytes).key
            let ranges: [Range<Int64>] = [
                0..<0, 0..<1, 1..<2, 65_535..<65_537, 65_536..<131_072, 3..<199_999, 199_999..<200_000, 0..<200_000,
            ]
            for range in ranges {
                #expect(try await bench.read(key, range) == Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)]))
            }
        },
        BlobRule("a range ends with the blob") { bench in
            let bytes = BlobBench.bytes(1000)
            let key = try await bench.write(bytes).key
            #expect(try await bench.read(key, 990..<5000) == Array(bytes.suffix(10)))
            #expect(try await bench.read(key, 1000..<5000).isEmpty)
            #expect(try await bench.read(key, 4000..<5000).isEmpty)
        },
        BlobRule("a blob is read in pieces of at most 64 KiB") { bench in
            let key = try await bench.write(BlobBench.bytes(300_000)).key
            let pieces = try await bench.blobs.read(key, range: 0..<300_000).reduce(into: []) { $0.append($1.count) }
            #expect(pieces.allSatisfy { (1...65_536).contains($0) })
        },
        BlobRule("an unknown blob is not found") { bench in
            let key = BlobBench.key(of: [1, 2, 3])
            await #expect(throws: BlobError.notFound) { _ = try await bench.blobs.read(key, range: 0..<1) }
            await #expect(throws: BlobError.notFound) { try await bench.blobs.withLocalFile(key) { _ in } }
        },
        BlobRule("a program gets the bytes as a local file") { bench in
            let bytes = BlobBench.bytes(70_000)
            let key = try await bench.write(bytes).key
            let seen = try await bench.blobs.withLocalFile(key) { try Data(contentsOf: URL(filePath: $0)) }
            #expect(Array(seen) == bytes)
        },
        BlobRule("a reader that stops early holds nothing up") { bench in
            let key = try await bench.write(BlobBench.bytes(300_000)).key
            let first = try await bench.blobs.read(key, range: 0..<300_000).first { _ in true }
            #expect(first?.isEmpty == false)
            try await bench.blobs.delete(key, ifUntouchedFor: .zero)
            #expect(await bench.isMissing(key))
        },
    ]
}
