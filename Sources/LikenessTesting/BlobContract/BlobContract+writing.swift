// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension BlobContract {
    static let writing = [
        BlobRule("a blob's address is the SHA-256 of its bytes") { bench in
            let blob = try await bench.write("abc")
            // FIPS 180-2, appendix B.1.
            #expect(blob.key.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            #expect(blob.byteCount == 3)
        },
        BlobRule("equal bytes have one address, however they came") { bench in
            let bytes = BlobBench.bytes(10_000)
            let first = try await bench.write(bytes, pieces: 1)
            let second = try await bench.write(bytes, pieces: 10_000)
            #expect(first == second)
            #expect(try await bench.read(first.key) == bytes)
        },
        BlobRule("a long stream of odd pieces is kept byte for byte") { bench in
            let bytes = BlobBench.bytes(3_000_001)
            let blob = try await bench.write(bytes, pieces: 77_777)
            #expect(blob == Blob(key: BlobBench.key(of: bytes), byteCount: 3_000_001))
            #expect(try await bench.read(blob.key) == bytes)
        },
        BlobRule("no bytes are a blob too") { bench in
            let blob = try await bench.write("")
            #expect(blob.byteCount == 0)
            #expect(try await bench.read(blob.key).isEmpty)
        },
        BlobRule("writers of the same bytes at once don't disturb each other") { bench in
            let bytes = BlobBench.bytes(600_000)
            let written = try await withThrowingTaskGroup(of: Blob.self) { group in
                for number in 1...8 { group.addTask { try await bench.write(bytes, pieces: 10_000 * number) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(written.count == 1)
            #expect(try await bench.read(BlobBench.key(of: bytes)) == bytes)
        },
    ]

    static let refusals = [
        BlobRule("exactly the limit passes, a byte more doesn't and leaves nothing") { bench async throws in
            let bytes = BlobBench.bytes(5000)
            for pieces in [1, 777, 5000] {
                await #expect(throws: BlobError.tooLarge(limit: 4999)) {
                    try await bench.write(bytes, pieces: pieces, limit: 4999)
                }
                #expect(await bench.isMissing(BlobBench.key(of: bytes)))
            }
            #expect(try await bench.write(bytes, limit: 5000).byteCount == 5000)
        },
        BlobRule("a stream without end is stopped at the limit") { bench in
            let endless = AsyncStream { Array(repeating: UInt8(7), count: 65_536) }
            await #expect(throws: BlobError.tooLarge(limit: 1_000_000)) {
                try await bench.blobs.write(endless, limit: 1_000_000)
            }
        },
        BlobRule("a stream that breaks leaves nothing and tells why") { bench in
            let bytes = BlobBench.bytes(700_000)
            await #expect(throws: Chunks.Broken.self) {
                try await bench.blobs.write(Chunks(bytes, of: 60_000, breaks: true), limit: .max)
            }
            #expect(await bench.isMissing(BlobBench.key(of: bytes)))
        },
    ]
}
