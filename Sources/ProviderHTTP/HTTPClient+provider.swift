// SPDX-License-Identifier: Apache-2.0

package import AsyncHTTPClient
import NIOCore

extension HTTPClient {
    /// For calls to providers: no redirects, and a connection that can't be made is told at once, so that it is known
    /// that nothing was sent. Lives as long as the process.
    package static let provider: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
        configuration.connectionPool.retryConnectionEstablishment = false
        // Many tasks share one host; how many calls leave is paced elsewhere.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
