// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore

extension HTTPClient {
    /// For calls to the other servers of the installation: one that can't be connected to is gone, and that is to be
    /// known at once. Lives as long as the process.
    static let peers: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
