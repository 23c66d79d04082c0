// SPDX-License-Identifier: Apache-2.0

package import HummingbirdCore
import NIOCore

/// How connections are taken, before any request is read.
package enum FrontDoor {
    /// Longer than proxies keep a connection that they may use again (60 s are usual), so that they close it first.
    private static let patience = Duration.seconds(75)

    /// - Parameter idleTimeout: after how long without a byte a connection is closed whose request is not there yet, or
    ///   not whole. While a request is answered nothing is closed, however long that takes.
    package static func server(idleTimeout: Duration = patience) -> HTTPServerBuilder {
        .http1(
            configuration: .init(
                additionalChannelHandlers: [ContinueHandler()], idleTimeout: TimeAmount(idleTimeout)))
    }
}
