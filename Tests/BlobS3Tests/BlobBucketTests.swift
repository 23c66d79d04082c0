// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import LikenessCore
import LikenessTesting
import NIOCore
import NIOHTTP1
import ScratchBucket
import Testing

@testable import BlobS3

/// What a bucket adds to the contract.
@Suite struct BlobBucketTests {
    private func stream(_ bytes: [UInt8], pieces: Int = 1 << 20) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                continuation.yield(Array(bytes[start..<min(bytes.count, start + pieces)]))
            }
            continuation.finish()
        }
    }

    private func refusal(_ body: () async throws -> Void) async -> S3Failure? {
        do {
            try await body()
            return nil
        } catch {
            return error as? S3Failure
        }
    }

    @Test func aLargeBlobIsSentInPartsAndComesBackWhole() async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                let blobs = try await bucket.open(folder, prefix: "large")
                var generator = SystemRandomNumberGenerator()
                let bytes = (0..<(5 << 19)).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }
                let blob = try await blobs.write(stream(bytes, pieces: 777_777), limit: .max)
                #expect(blob.byteCount == Int64(bytes.count))
                let seam = Int64(8 << 20)
                let part = try await blobs.read(blob.key, range: seam - 5..<seam + 5).reduce(into: []) { $0 += $1 }
                #expect(part == Array(bytes[Int(seam) - 5..<Int(seam) + 5]))
                let copy = try await blobs.withLocalFile(blob.key) { try Data(contentsOf: URL(filePath: $0)) }
                #expect(copy == Data(bytes))
                #expect(try await names(bucket, folder, prefix: "large").allSatisfy { !$0.contains("unfinished") })
            }
        }
    }

    @Test func whatIsWrongWithABucketIsToldAtTheStart() async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                #expect(
                    await refusal { _ = try await bucket.open(folder, name: "nobody-has-this") }
                        == .refused(status: 404, code: "NoSuchBucket"))
                #expect(
                    await refusal { _ = try await bucket.open(folder, secretKey: "wrong") }
                        == .refused(status: 403, code: "SignatureDoesNotMatch"))
                #expect(
                    await refusal { _ = try await bucket.open(folder, endpoint: "http://127.0.0.1:1") } == .unreachable)
            }
        }
    }

    @Test func aPresignedAddressOpensTheBlobUnderItsType() async throws {
        try await ScratchBucket.with(checksSignatures: false) { bucket in
            try await TemporaryFolder.with { folder in
                let blobs = try await bucket.open(folder, presigns: true)
                let blob = try await blobs.write(stream(Array("a face".utf8)), limit: 100)
                let url = try #require(blobs.downloadURL(of: blob.key, as: "image/png", goodFor: 60))
                let answer = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(10))
                #expect(answer.status == .ok)
                #expect(answer.headers.first(name: "content-type") == "image/png")
                #expect(String(buffer: try await answer.body.collect(upTo: 100)) == "a face")
            }
        }
    }

    @Test func withoutTheChoiceThereIsNoAddress() async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                let blobs = try await bucket.open(folder)
                let blob = try await blobs.write(stream([1]), limit: 1)
                #expect(blobs.downloadURL(of: blob.key, as: "image/png", goodFor: 60) == nil)
            }
        }
    }

    @Test func whatWasLeftUnfinishedIsClearedAwayAfterADay() async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                let client = client(bucket, prefix: "old")
                _ = try await client.send("PUT", "unfinished/20200101000000-aa", body: [1])
                _ = try await client.send("POST", "unfinished/20200101000000-bb", query: ["uploads": ""])
                _ = try await client.send("PUT", "unfinished/99990101000000-cc", body: [1])
                _ = try await bucket.open(folder, prefix: "old")
                #expect(try await names(bucket, folder, prefix: "old") == ["old/unfinished/99990101000000-cc"])
                let uploads = try await client.send("GET", nil, query: ["uploads": ""])
                #expect(S3Text(try await client.text(of: uploads)).all("UploadId").isEmpty)
            }
        }
    }

    @Test func aCopyThatIsNotTheBlobIsRefused() async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                let blobs = try await bucket.open(folder)
                let blob = try await blobs.write(stream(Array("a face".utf8)), limit: 100)
                _ = try await client(bucket).send("PUT", BlobBucket.object(blob.key), body: Array("another".utf8))
                await #expect(throws: BlobError.unavailable) { try await blobs.withLocalFile(blob.key) { _ in } }
            }
        }
    }

    private func client(_ bucket: ScratchBucket, prefix: String = "") -> S3Client {
        S3Client(
            bucket: S3Bucket(endpoint: bucket.endpoint, region: bucket.region, name: bucket.name, prefix: prefix),
            credentials: S3Credentials(accessKey: bucket.accessKey, secretKey: Secret(bucket.secretKey)),
            time: SystemTime())
    }

    /// All objects below a prefix.
    private func names(_ bucket: ScratchBucket, _ folder: TemporaryFolder, prefix: String) async throws -> [String] {
        let client = client(bucket)
        let answer = try await client.send("GET", nil, query: ["list-type": "2", "prefix": prefix])
        return S3Text(try await client.text(of: answer)).all("Key")
    }
}
