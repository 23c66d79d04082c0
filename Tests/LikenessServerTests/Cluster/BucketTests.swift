// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ScratchBucket
import ScratchPostgres
import ServerProcess
import Testing

/// Servers that share a database and a bucket, and nothing else.
@Suite(.serialized) struct BucketTests {
    private static let masterKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    private static func settings(_ bucket: ScratchBucket) -> [String: String] {
        [
            "LIKENESS_BLOBS": "s3://\(bucket.name)/likeness", "LIKENESS_S3_ENDPOINT": bucket.endpoint,
            "LIKENESS_S3_REGION": bucket.region, "LIKENESS_S3_ACCESS_KEY": bucket.accessKey,
            "LIKENESS_S3_SECRET_KEY": bucket.secretKey, "LIKENESS_MASTER_KEY": masterKey,
        ]
    }

    @Test func whatWasUploadedToOneServerIsReviewedAndShownByTheOther() async throws {
        try await ScratchBucket.with { bucket in
            let database = try await ScratchPostgres.shared().makeDatabase()
            let settings = Self.settings(bucket).merging(
                ["LIKENESS_STORE": database, "LIKENESS_PUBLIC_URL": "https://likeness.example"]) { $1 }
            try await TemporaryFolder.with { one in
                try await TemporaryFolder.with { two in
                    let picture = one.path + "/drawing.png"
                    try await MediaFixtures.picture(at: picture, width: 640, height: 480)
                    try await RunningServer.run(in: one, settings: settings) { first in
                        try await RunningServer.run(in: two, settings: settings) { second in
                            let url = try await first.caller.upload(picture)
                            let other = Caller(second.process.address, key: first.caller.key)
                            let made = try await other.post(
                                "/v1/seedance2/private-avatar",
                                #"{"group":{"name":"extras"},"assets":[{"url":"\#(url)","name":"a"}]}"#)
                            let ended = try await first.caller.finished(try #require(made.data["id"] as? String))
                            #expect(ended.data["status"] as? String == "completed")
                            let result = try #require(ended.data["result"] as? [String: Any])
                            #expect((result["usable_assets"] as? [[String: Any]])?.count == 1)
                            let path = try #require(url.firstRange(of: "/f/").map { url[$0.lowerBound...] })
                            let shown = try await other.get(String(path))
                            #expect(shown.body == (try Data(contentsOf: URL(filePath: picture))))
                        }
                    }
                }
            }
        }
    }

    @Test func aFileIsFetchedFromTheBucketItselfIfTheOperatorChoosesSo() async throws {
        try await ScratchBucket.with(checksSignatures: false) { bucket in
            try await TemporaryFolder.with { folder in
                let settings = Self.settings(bucket).merging(["LIKENESS_S3_PRESIGN": "on"]) { $1 }
                try await RunningServer.run(in: folder, settings: settings) { server in
                    let picture = folder.path + "/drawing.png"
                    try await MediaFixtures.picture(at: picture, width: 640, height: 480)
                    let url = try await server.caller.upload(picture)
                    let shown = try await server.caller.get(url)
                    #expect(shown.body == (try Data(contentsOf: URL(filePath: picture))))
                    #expect(shown.headers["server"]?.contains("likeness") != true)
                }
            }
        }
    }

    @Test(arguments: [
        (["LIKENESS_BLOBS": "s3://no-such-bucket"], 78, "there is no such bucket; make it first"),
        (["LIKENESS_S3_SECRET_KEY": "wrong"], 78, "the keys are not accepted"),
        (["LIKENESS_S3_ENDPOINT": "http://127.0.0.1:1"], 71, "no answer"),
        (["LIKENESS_BLOBS": "gcs://x"], 78, "allowed: files, or s3://BUCKET/PREFIX"),
        (["LIKENESS_S3_ACCESS_KEY": ""], 78, "LIKENESS_S3_ACCESS_KEY is not set"),
        (["LIKENESS_S3_ENDPOINT": "bucket.example"], 78, "allowed: http(s)://HOST[:PORT] without path or query"),
    ])
    func aBucketThatCannotBeUsedIsOneLine(_ change: [String: String], _ code: Int32, _ words: String) async throws {
        try await ScratchBucket.with { bucket in
            try await TemporaryFolder.with { folder in
                let output = try await LikenessBinary.run(
                    ["serve", "--port", "0", "--data-dir", folder.path],
                    environment: Self.settings(bucket).merging(change) { $1 })
                #expect(output.exitCode == code)
                #expect(output.standardError.contains(words), "\(output.standardError)")
                #expect(output.standardError.split(separator: "\n").count == 1)
                #expect(!output.standardError.contains(bucket.secretKey))
            }
        }
    }
}
