// SPDX-License-Identifier: Apache-2.0

import FetchGuard
import HTTPTypes
import LikenessCore
import NIOCore
import Testing

@Suite struct GuardedFetcherTests {
    /// A fetcher that may go to `port` of 127.0.0.1, nowhere else that is private.
    private func fetcher(port: Int, _ change: (inout FetchLimits) -> Void = { _ in }) -> GuardedFetcher {
        var limits = FetchLimits.fetch
        change(&limits)
        let transport = GuardedTransport(policy: URLPolicy(allowed: ["127.0.0.1:\(port)"]))
        return GuardedFetcher(transport: transport, blobs: HashingBlobs(), limits: limits)
    }

    @Test func whatIsFetchedLiesInTheBlobStore() async throws {
        try await MediaHost().run { port in
            let blob = try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/photo", limit: 100)
            #expect(blob == Blob(of: "a photo"))
        }
    }

    @Test func aBodyOfExactlyTheLimitPasses() async throws {
        try await MediaHost().run { port in
            _ = try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/photo", limit: 7)
        }
    }

    @Test func anAnnouncedLengthBeyondTheLimitIsRefused() async throws {
        try await MediaHost().run { port in
            await #expect(throws: OutboundFailure.tooLarge(limit: 6)) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/photo", limit: 6)
            }
        }
    }

    @Test("unbounded read of a task body: an endless body ends at the limit") func anEndlessBodyEndsAtTheLimit()
        async throws
    {
        try await MediaHost().run { port in
            await #expect(throws: OutboundFailure.tooLarge(limit: 1_000_000)) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/endless", limit: 1_000_000)
            }
        }
    }

    @Test func aFetchEndsAfterItsTimeWhateverKeepsComing() async throws {
        try await MediaHost().run { port in
            let fetcher = fetcher(port: port) { $0.total = .milliseconds(200) }
            await #expect(throws: OutboundFailure.timedOut) {
                try await fetcher.fetch("http://127.0.0.1:\(port)/endless", limit: .max)
            }
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"])
    func silenceEndsAFetch(answer: String) async throws {
        try await ScriptedServer(answer: answer, closes: false).run { port in
            let fetcher = fetcher(port: port) { $0.silence = .milliseconds(200) }
            await #expect(throws: OutboundFailure.timedOut) {
                try await fetcher.fetch("http://127.0.0.1:\(port)/", limit: 100)
            }
        }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nhalfs",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhalf",
    ])
    func aBrokenAnswerIsNoFile(answer: String) async throws {
        try await ScriptedServer(answer: answer, closes: true).run { port in
            await #expect(throws: OutboundFailure.broken) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/", limit: 100)
            }
        }
    }

    @Test(arguments: [204, 206, 304, 404, 500])
    func onlyAStatusOf200Counts(status: Int) async throws {
        try await MediaHost().run { port in
            await #expect(throws: OutboundFailure.badStatus(status)) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/status/\(status)", limit: 100)
            }
        }
    }

    @Test func packedBytesAreNotTaken() async throws {
        try await MediaHost().run { port in
            await #expect(throws: OutboundFailure.broken) {
                try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/packed", limit: 100)
            }
        }
    }

    @Test func aClosedPortIsNamedAsSuch() async throws {
        let port = try await MediaHost().run { $0 }
        await #expect(throws: OutboundFailure.connectFailed) {
            try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/photo", limit: 100)
        }
    }

    @Test func aFullDiskIsNotTheURLsFault() async throws {
        try await MediaHost().run { port in
            let transport = GuardedTransport(policy: URLPolicy(allowed: ["127.0.0.1:\(port)"]))
            let fetcher = GuardedFetcher(transport: transport, blobs: HashingBlobs(failure: .diskFull))
            await #expect(throws: OutboundFailure.storageFailed) {
                try await fetcher.fetch("http://127.0.0.1:\(port)/photo", limit: 100)
            }
        }
    }

    @Test func aCancelledFetchEndsAtOnce() async throws {
        let (answers, answered) = AsyncStream.makeStream(of: Void.self)
        let silent = ScriptedServer(
            answer: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", closes: false, answered: { answered.yield() })
        try await silent.run { port in
            let fetcher = fetcher(port: port)
            // Unstructured, because a child can't be cancelled alone.
            let fetch = Task { try await fetcher.fetch("http://127.0.0.1:\(port)/", limit: 100) }
            for await _ in answers { break }
            fetch.cancel()
            await #expect(throws: OutboundFailure.cancelled) { try await fetch.value }
        }
    }

    @Test func aRequestTellsNothingButItsPurpose() async throws {
        let host = MediaHost()
        try await host.run { port in
            let location = "/photo?x=1"
            _ = try await fetcher(port: port).fetch("http://127.0.0.1:\(port)/to?location=\(location)", limit: 100)
            let last = try #require(host.requests.last)
            #expect(last.path == "/photo?x=1")
            #expect(last.headerFields[.userAgent] == "Likeness/1")
            #expect(last.headerFields[.acceptEncoding] == "identity")
            #expect(last.headerFields[.cookie] == nil)
            #expect(last.headerFields[.referer] == nil)
            #expect(last.headerFields[.authorization] == nil)
        }
    }
}
