// SPDX-License-Identifier: Apache-2.0

public import AsyncHTTPClient
import NIOCore

/// What carries the calls of this library.
extension HTTPClient {
    /// What ``LikenessClient/LikenessClient`` uses unless it is given another: follows no redirect, so that no key goes
    /// to a stranger, and says at once that a server is gone, since the client itself tries again. Lives as long as the
    /// process.
    public static let likeness = patient(.init(connect: .seconds(10)))

    /// The same for streams that are never silent for long.
    static let listening = patient(.init(connect: .seconds(10), read: .seconds(20)))

    private static func patient(_ timeout: HTTPClient.Configuration.Timeout) -> HTTPClient {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, timeout: timeout)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }
}
