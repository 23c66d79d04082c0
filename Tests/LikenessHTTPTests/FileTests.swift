// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessTesting
import Testing

@testable import LikenessHTTP

@Suite struct FileTests {
    private static func uploaded(_ api: APIBench) async throws -> String {
        try api.target(try await api.upload("/v1/uploads", Samples.jpeg).string("url"))
    }

    @Test func aSignedAddressNeedsNoKey() async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, Self.uploaded(api))
            #expect(answer.status == 200)
            #expect(answer.body == Samples.jpeg)
            #expect(answer.headers[.contentType] == "image/jpeg")
            #expect(answer.headers[.acceptRanges] == "bytes")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.eTag] != nil)
        }
    }

    @Test func headHasNoBodyButItsLength() async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.head, Self.uploaded(api))
            #expect(answer.status == 200)
            #expect(answer.body.isEmpty)
            #expect(answer.headers[.contentLength] == String(Samples.jpeg.count))
        }
    }

    @Test(arguments: [
        ("bytes=0-3", 0..<4), ("bytes=4-", 4..<Samples.jpeg.count),
        ("bytes=-5", Samples.jpeg.count - 5..<Samples.jpeg.count),
        ("bytes=10-99999", 10..<Samples.jpeg.count),
    ])
    func aRangeIsServed(header: String, range: Range<Int>) async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, Self.uploaded(api), [.range: header])
            #expect(answer.status == 206)
            #expect(answer.body == Array(Samples.jpeg[range]))
            #expect(
                answer.headers[.contentRange]
                    == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(Samples.jpeg.count)")
        }
    }

    @Test(arguments: ["bytes=99999-", "bytes=-0"])
    func aRangeOutsideIs416(header: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, Self.uploaded(api), [.range: header])
            #expect(answer.status == 416)
            #expect(answer.headers[.contentRange] == "bytes */\(Samples.jpeg.count)")
        }
    }

    @Test(arguments: ["bytes=5-2", "items=0-3", "bytes=a-b", "bytes=0-1,3-4"])
    func aRangeThatIsNoneIsIgnored(header: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, Self.uploaded(api), [.range: header])
            #expect(answer.status == 200)
            #expect(answer.body == Samples.jpeg)
        }
    }

    @Test func aRangeOfOtherBytesIsAnsweredWithTheWholeFile() async throws {
        try await APIBench.with { api in
            let target = try await Self.uploaded(api)
            let tag = try #require(try await api.raw(.head, target).headers[.eTag])
            let same = try await api.raw(.get, target, [.range: "bytes=0-3", .ifRange: tag])
            #expect(same.status == 206)
            let other = try await api.raw(.get, target, [.range: "bytes=0-3", .ifRange: "\"old\""])
            #expect(other.status == 200)
        }
    }

    @Test func whatTheClientHasIsNotSentAgain() async throws {
        try await APIBench.with { api in
            let target = try await Self.uploaded(api)
            let tag = try #require(try await api.raw(.head, target).headers[.eTag])
            let answer = try await api.raw(.get, target, [.ifNoneMatch: "\"x\", \(tag)"])
            #expect(answer.status == 304)
            #expect(answer.body.isEmpty)
        }
    }

    @Test func aChangedAddressIs404() async throws {
        try await APIBench.with { api in
            let target = try await Self.uploaded(api)
            for changed in [
                target.replacing("expires=", with: "expires=9"), target + "x",
                target.replacing("/f/image/", with: "/f/video/"),
                String(target.prefix { $0 != "?" }),
            ] {
                let answer = try await api.raw(.get, changed)
                #expect(answer.status == 404, "\(changed)")
            }
        }
    }

    @Test func anExpiredFileIs410() async throws {
        try await APIBench.with { api in
            let target = try await Self.uploaded(api)
            api.bench.time.advance(by: .seconds(72 * 3600 + 1))
            let answer = try await api.raw(.get, target)
            #expect(answer.status == 410)
        }
    }
}
