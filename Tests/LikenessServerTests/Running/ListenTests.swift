// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import LikenessTesting
import ServerProcess
import Subprocess
import Synchronization
import SystemPackage
import Testing

/// `likeness listen` beside a real server.
@Suite struct ListenTests {
    private final class Receiver: Sendable {
        private let posts = Mutex<[(signature: String, body: String)]>([])

        var all: [(signature: String, body: String)] { posts.withLock { $0 } }

        func router() -> Router<BasicRequestContext> {
            let router = Router()
            router.post("hook") { [self] request, _ in
                let body = String(buffer: try await request.body.collect(upTo: 1 << 20))
                let signature = request.headers[values: .init("webhook-signature") ?? .cookie].first ?? ""
                posts.withLock { $0.append((signature, body)) }
                return HTTPResponse.Status.noContent
            }
            return router
        }
    }

    @Test func notificationsReachAReceiverThatTheWorldCannot() async throws {
        try await TemporaryFolder.with { folder in
            let receiver = Receiver()
            try await LocalApplication.run(receiver.router()) { port in
                try await RunningServer.run(in: folder, settings: ["LIKENESS_VERIFICATION_TTL": "1"]) { server in
                    try await Self.listening(to: server, "http://127.0.0.1:\(port)/hook") {
                        // Nobody opens the link: the session's end is told, to an address that does not exist.
                        let made = try await server.caller.post(
                            "/v1/seedance2/real-avatar", #"{"callback_url":"https://nowhere.invalid/verified"}"#)
                        let task = try #require(made.data["id"] as? String)
                        try await eventually("it is forwarded") { receiver.all.count == 1 }
                        let post = try #require(receiver.all.first)
                        #expect(post.body.contains(#""type":"verification.expired""#) && post.body.contains(task))
                        #expect(post.signature.contains("v1,") && post.signature.contains("v1a,"))
                    }
                }
            }
        }
    }

    @Test(arguments: [
        (["--forward", "http://localhost:3000"], "there is no API key"),
        (["--forward", "localhost:3000", "--key", "sk-1"], "it begins with http:// or https://"),
        (
            ["--forward", "http://localhost:3000", "--key", "sk-1", "--server", "http://127.0.0.1:1"],
            "can't be reached"
        ),
    ])
    func whatIsMissingIsSaid(_ arguments: [String], _ words: String) async throws {
        let output = try await LikenessBinary.run(["listen"] + arguments)
        #expect(output.exitCode != 0 && output.standardError.contains(words), "\(output.standardError)")
    }

    /// Runs the command while `body` runs; it begins when the command listens.
    private static func listening(
        to server: RunningServer, _ forward: String, _ body: @Sendable () async throws -> Void
    ) async throws {
        let arguments = [
            "listen", "--server", server.process.address, "--key", server.caller.key, "--forward", forward,
        ]
        _ = try await Subprocess.run(
            .path(FilePath(LikenessBinary.path)), arguments: Arguments(arguments), input: .none, output: .sequence,
            error: .discarded
        ) { execution in
            for try await line in execution.standardOutput.strings() where line.hasPrefix("listening") {
                try await body()
                break
            }
            await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
        }
    }
}
