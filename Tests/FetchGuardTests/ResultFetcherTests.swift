// SPDX-License-Identifier: Apache-2.0

import FetchGuard
import Foundation
import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessTesting
import NIOCore
import Synchronization
import Testing

/// Copies of providers' results: whole, resumed, bounded.
@Suite struct ResultFetcherTests {
    private static let film = String(repeating: "film ", count: 1000)

    /// A host that serves the film, from any byte on, and remembers what it was asked.
    private final class FilmHost: Sendable {
        private let asked = Mutex<[String]>([])
        var ranges: [String] { asked.withLock { $0 } }

        func router(takesRanges: Bool) -> Router<BasicRequestContext> {
            let router = Router()
            router.get("film.mp4") { request, _ in
                let range = request.headers[.range]
                self.asked.withLock { $0.append(range ?? "") }
                guard takesRanges, let range, let start = Int(range.dropFirst(6).dropLast()) else {
                    return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: film)))
                }
                guard start < film.utf8.count else {
                    return Response(
                        status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(film.utf8.count)"])
                }
                return Response(
                    status: .partialContent,
                    body: .init(byteBuffer: ByteBuffer(string: String(film.dropFirst(start)))))
            }
            router.get("gone.mp4") { _, _ in Response(status: .forbidden) }
            router.get("moved.mp4") { _, _ in Response(status: .found, headers: [.location: "/film.mp4"]) }
            return router
        }
    }

    private static func with(
        takesRanges: Bool = true, allowed: Bool = true,
        _ body: @escaping @Sendable (GuardedResultFetcher, String, FilmHost, TemporaryFolder) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let host = FilmHost()
            try await LocalServer(router: host.router(takesRanges: takesRanges)).run { port in
                let policy = URLPolicy(allowed: allowed ? ["127.0.0.1:\(port)"] : [])
                let fetcher = GuardedResultFetcher(
                    transport: GuardedTransport(policy: policy), folder: folder.path)
                try await body(fetcher, "http://127.0.0.1:\(port)", host, folder)
            }
        }
    }

    private static func content(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test(arguments: ["film.mp4", "moved.mp4"]) func aResultIsCopiedWhole(name: String) async throws {
        try await Self.with { fetcher, address, _, _ in
            let path = try await fetcher.fetch("\(address)/\(name)", named: "task.mp4", limit: 10_000)
            #expect(try Self.content(path) == Self.film)
        }
    }

    @Test func aCopyThatWasCutOffGoesOnWhereItStopped() async throws {
        try await Self.with { fetcher, address, host, folder in
            try Data(Self.film.utf8.prefix(1234)).write(to: URL(filePath: folder.path + "/task.mp4"))
            let path = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            #expect(try Self.content(path) == Self.film)
            #expect(host.ranges == ["bytes=1234-"])
        }
    }

    @Test func aHostWithoutRangesSendsItAllAgain() async throws {
        try await Self.with(takesRanges: false) { fetcher, address, _, folder in
            try Data("something else".utf8).write(to: URL(filePath: folder.path + "/task.mp4"))
            let path = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            #expect(try Self.content(path) == Self.film)
        }
    }

    @Test func aWholeCopyIsNotAskedForAgain() async throws {
        try await Self.with { fetcher, address, _, folder in
            try Data(Self.film.utf8).write(to: URL(filePath: folder.path + "/task.mp4"))
            let path = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            #expect(try Self.content(path) == Self.film)
        }
    }

    @Test func moreThanIsAllowedIsRefused() async throws {
        try await Self.with { fetcher, address, _, _ in
            await #expect(throws: OutboundFailure.tooLarge(limit: 4999)) {
                try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 4999)
            }
        }
    }

    @Test func anAddressThatIsOverSaysSo() async throws {
        try await Self.with { fetcher, address, _, _ in
            await #expect(throws: OutboundFailure.badStatus(403)) {
                try await fetcher.fetch("\(address)/gone.mp4", named: "task.mp4", limit: 10_000)
            }
        }
    }

    @Test func aProviderCannotSendUsToAPrivateAddress() async throws {
        try await Self.with(allowed: false) { fetcher, address, host, _ in
            await #expect(throws: OutboundFailure.refused(.privateAddress)) {
                try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            }
            #expect(host.ranges.isEmpty)
        }
    }

    /// A process that sleeps in the middle of its copy still has the file's lock.
    @Test func aCopyThatSomebodyElseWritesIsLeftAlone() async throws {
        try await Self.with { fetcher, address, host, folder in
            let path = folder.path + "/task.mp4"
            try Data("half of it".utf8).write(to: URL(filePath: path))
            let sleeper = try FileHandle(forUpdating: URL(filePath: path))
            #expect(flock(sleeper.fileDescriptor, LOCK_EX) == 0)
            await #expect(throws: OutboundFailure.broken) {
                try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            }
            #expect(try Self.content(path) == "half of it")
            #expect(host.ranges.isEmpty)
            try sleeper.close()
            _ = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
        }
    }

    @Test func aDiscardedCopyBeginsAnew() async throws {
        try await Self.with { fetcher, address, host, _ in
            let path = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            try await fetcher.discard(path)
            _ = try await fetcher.fetch("\(address)/film.mp4", named: "task.mp4", limit: 10_000)
            #expect(host.ranges == ["", ""])
        }
    }
}
