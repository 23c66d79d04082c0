// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
import LikenessCore
package import NIOCore

/// What goes with a request through the server's one router. Pages that share the router are generic over it.
package struct HTTPContext: RequestContext, RemoteAddressRequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection: a proxy's, where there is one.
    package let remoteAddress: SocketAddress?
    /// Whose key it carries; set by the authentication.
    var principal: Principal?

    package init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        self.remoteAddress = source.channel.remoteAddress
    }
}

/// A request whose key is known.
struct AccountContext: ChildRequestContext {
    typealias ParentContext = HTTPContext

    var coreContext: CoreRequestContextStorage
    let principal: Principal

    init(context: HTTPContext) throws {
        guard let principal = context.principal else { throw APIError.unauthorized }
        self.coreContext = context.coreContext
        self.principal = principal
    }
}
