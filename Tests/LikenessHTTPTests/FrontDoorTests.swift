// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

@testable import LikenessHTTP

/// What happens on a connection, as its bytes show it.
@Suite struct FrontDoorTests {
    /// One end of a connection.
    private struct Line {
        var incoming: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        let outgoing: NIOAsyncChannelOutboundWriter<ByteBuffer>

        func send(_ text: String) async throws { try await outgoing.write(ByteBuffer(string: text)) }

        /// What comes until it ends so, or until the other side closes.
        mutating func receive(until end: String? = nil) async throws -> String {
            var text = ""
            while end.map({ !text.hasSuffix($0) }) ?? true, let piece = try await incoming.next() {
                text += String(buffer: piece)
            }
            return text
        }
    }

    /// A server that answers with the body it got.
    private func withLine(
        idleTimeout: Duration = .seconds(75), _ body: @escaping @Sendable (inout Line) async throws -> Void
    ) async throws {
        let router = Router()
        router.post("/echo") { request, _ in
            Response(status: .ok, body: ResponseBody(byteBuffer: try await request.body.collect(upTo: 1000)))
        }
        let application = Application(
            router: router, server: FrontDoor.server(idleTimeout: idleTimeout),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)))
        try await application.test(.live) { client in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: try #require(client.port)) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            let isDone = Mutex(false)
            do {
                try await channel.executeThenClose { incoming, outgoing in
                    var line = Line(incoming: incoming.makeAsyncIterator(), outgoing: outgoing)
                    try await body(&line)
                    isDone.withLock { $0 = true }
                }
            } catch is ChannelError where isDone.withLock({ $0 }) {
                // The other side has closed it already, as it should.
            }
        }
    }

    private static let head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"

    @Test func aClientThatAsksFirstIsToldToSendItsBody() async throws {
        try await withLine { line in
            for _ in 1...2 {
                try await line.send(Self.head + "Expect: 100-continue\r\n\r\n")
                #expect(
                    try await line.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
                try await line.send("hello")
                let answer = try await line.receive(until: "hello")
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            }
        }
    }

    @Test func oneThatDoesNotAskIsNotTold() async throws {
        try await withLine { line in
            try await line.send(Self.head + "\r\nhello")
            #expect(try await line.receive(until: "hello").hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["", "POST /echo HT", head, head + "\r\nhel"])
    func aConnectionOnWhichARequestDoesNotComeToItsEndIsClosed(start: String) async throws {
        try await withLine(idleTimeout: .milliseconds(100)) { line in
            // A server that is quick closes it before all is sent, and then neither end can be used any more.
            if !start.isEmpty { try? await line.send(start) }
            #expect(!((try? await line.receive()) ?? "").contains("200"))
        }
    }

    @Test func aBodyThatEndsTooSoonIsTheClientsFault() {
        let error = APIError.known(HTTPParserError.invalidEOFState)
        #expect(error?.code.status == .badRequest)
    }
}
