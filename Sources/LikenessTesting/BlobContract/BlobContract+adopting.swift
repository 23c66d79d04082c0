// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

extension BlobContract {
    static let adopting = [
        BlobRule("an adopted file is kept and gone from where it was") { bench in
            let bytes = BlobBench.bytes(200_000)
            let path = try bench.makeFile(bytes)
            let blob = try await bench.blobs.adopt(fileAt: path)
            #expect(blob == Blob(key: BlobBench.key(of: bytes), byteCount: 200_000))
            #expect(try await bench.read(blob.key) == bytes)
            #expect(!FileManager.default.fileExists(atPath: path))
        },
        BlobRule("a file whose bytes are there already is taken over too") { bench in
            let bytes = BlobBench.bytes(1000)
            let first = try await bench.write(bytes)
            let path = try bench.makeFile(bytes)
            #expect(try await bench.blobs.adopt(fileAt: path) == first)
            #expect(try await bench.read(first.key) == bytes)
            #expect(!FileManager.default.fileExists(atPath: path))
        },
        BlobRule("a file that isn't there can't be adopted") { bench in
            await #expect(throws: BlobError.notFound) {
                try await bench.blobs.adopt(fileAt: bench.folder.path + "/none")
            }
        },
        BlobRule("a link in place of a file is not followed") { bench in
            let secret = try bench.makeFile(BlobBench.bytes(100), name: "secret")
            let link = bench.folder.path + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: secret)
            await #expect(throws: BlobError.unavailable) { try await bench.blobs.adopt(fileAt: link) }
            #expect(await bench.isMissing(BlobBench.key(of: BlobBench.bytes(100))))
        },
    ]

    static let deleting = [
        BlobRule("a deleted blob is gone and its neighbours stay") { bench in
            let (first, second) = (try await bench.write("one"), try await bench.write("two"))
            try await bench.blobs.delete(first.key, ifUntouchedFor: .zero)
            #expect(await bench.isMissing(first.key))
            #expect(try await bench.read(second.key) == Array("two".utf8))
        },
        BlobRule("deleting what isn't there is no error") { bench in
            let blob = try await bench.write("one")
            for _ in 0..<2 { try await bench.blobs.delete(blob.key, ifUntouchedFor: .zero) }
            try await bench.blobs.delete(BlobBench.key(of: [1, 2, 3]), ifUntouchedFor: .zero)
        },
        BlobRule("a blob that was just written is not deleted, nor one that was written again") { bench in
            let blob = try await bench.write("one")
            for _ in 0..<2 {
                #expect(try await !bench.blobs.delete(blob.key, ifUntouchedFor: .seconds(3600)))
                #expect(try await bench.read(blob.key) == Array("one".utf8))
                _ = try await bench.blobs.adopt(fileAt: try bench.makeFile(Array("one".utf8)))
            }
            #expect(try await bench.blobs.delete(blob.key, ifUntouchedFor: .zero))
            #expect(await bench.isMissing(blob.key))
        },
        BlobRule("a deleted blob can be written again") { bench in
            let blob = try await bench.write("one")
            try await bench.blobs.delete(blob.key, ifUntouchedFor: .zero)
            #expect(try await bench.write("one") == blob)
            #expect(try await bench.read(blob.key) == Array("one".utf8))
        },
    ]
}
