// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix

/// Where the server will listen, known before anything is built: links to ourselves need the port.
struct ListeningAddress: Sendable, Equatable {
    let host: String
    let port: Int

    /// Takes the wanted port, or a free one for 0, for a moment to see that it can be had.
    /// - Throws: `StartFailure.cannotListen`.
    static func probe(host: String, port: Int) async throws(StartFailure) -> ListeningAddress {
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port).get()
            let bound = channel.localAddress?.port ?? port
            try await channel.close()
            return ListeningAddress(host: host, port: bound)
        } catch {
            throw .cannotListen(host: host, port: port, ListeningProblem(error))
        }
    }

    /// `http://HOST:PORT` as it was configured, for the ready line.
    var readyText: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// `http://HOST:PORT` as others on this machine reach it.
    var origin: String {
        let name =
            switch host {
            case "0.0.0.0", "::": "127.0.0.1"
            default: host.contains(":") ? "[\(host)]" : host
            }
        return "http://\(name):\(port)"
    }
}
