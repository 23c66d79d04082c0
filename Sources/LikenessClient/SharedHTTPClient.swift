// SPDX-License-Identifier: Apache-2.0

public import AsyncHTTPClient
import NIOCore

extension HTTPClient {
    /// What `LikenessClient` uses unless it is given another: follows no redirect, so that no key goes to a stranger,
    /// and says at once that a server is gone, since the client itself tries again. Lives as long as the process.
    public static let likeness: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
