// SPDX-License-Identifier: Apache-2.0

package import Hummingbird
import LikenessCore

/// What goes with a request through the server's one router. Pages that share the router are generic over it.
package struct HTTPContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Whose key it carries; set by the authentication.
    var principal: Principal?

    package init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
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
