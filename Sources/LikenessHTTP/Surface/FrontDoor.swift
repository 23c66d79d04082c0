// SPDX-License-Identifier: Apache-2.0

package import HummingbirdCore
import NIOCore

/// How connections are taken, before any request is read.
package enum FrontDoor {
    /// Longer than proxies keep a connection that they may use again (60 s are usual), so that they close it first; and
    /// than a bucket is waited for while nothing more of an upload is taken from the connection.
    private static let patience = Duration.seconds(180)

    /// - Parameter idleTimeout: after how long without a byte a connection is closed whose request is not there yet, or
    ///   not whole. Once it is, nothing is closed, however long the answer takes.
    package static func server(idleTimeout: Duration = patience) -> HTTPServerBuilder {
        .http1(
            configuration: .init(
                additionalChannelHandlers: [ContinueHandler()], idleTimeout: TimeAmount(idleTimeout)))
    }
}
