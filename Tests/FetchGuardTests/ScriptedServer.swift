// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

/// A server below HTTP: it says the same to everybody, whatever is asked, to break the rules that a real one keeps.
struct ScriptedServer: Sendable {
    /// Sent as soon as something was received.
    let answer: String
    /// Else the connection stays open and silent.
    let closes: Bool
    /// Called once the answer is on its way.
    var answered: @Sendable () -> Void = {}

    /// Serves while `body` runs; `body` gets the port.
    @discardableResult
    func run<Value: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Value) async throws -> Value {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await serve(server)
                return nil
            }
            group.addTask { try await body(server.channel.localAddress?.port ?? 0) }
            defer { group.cancelAll() }
            while let next = try await group.next() {
                if let value = next { return value }
            }
            throw CancellationError()
        }
    }

    private func serve(_ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    // A client that goes away in the middle is what these tests are about.
                    group.addTask { try? await talk(connection) }
                }
            }
        }
    }

    private func talk(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await connection.executeThenClose { inbound, outbound in
            for try await _ in inbound {
                try await outbound.write(ByteBuffer(string: answer))
                answered()
                if closes { return }
            }
        }
    }
}
