// SPDX-License-Identifier: Apache-2.0

package import AsyncHTTPClient
package import LikenessCore
import NIOCore
import NIOHTTP1

/// Sends one request to one vetted address.
///
/// The name is resolved here and every address it has is judged; the connection then goes to the address that was
/// judged, while `Host`, SNI and the certificate's check keep the name. So a name that changes its address between the
/// check and the connection (DNS rebinding) gains nothing.
package struct GuardedTransport: Sendable {
    private let policy: URLPolicy
    private let resolver: NameResolver
    let configuration: HTTPClient.Configuration

    /// - Parameter configuration: only its TLS settings are used; the rest is fixed here.
    package init(
        policy: URLPolicy, resolver: NameResolver = .system, configuration: HTTPClient.Configuration = .init()
    ) {
        self.policy = policy
        self.resolver = resolver
        self.configuration = configuration
    }

    /// Calls `body` with the answer, whose body is read from the connection as it is asked for. Nothing is kept
    /// afterwards: no connection, no cookie. No proxy is used, whatever the environment says, and nothing is unpacked.
    func exchange<Result: Sendable>(
        _ request: GuardedRequest, limits: FetchLimits,
        _ body: @Sendable (HTTPClientResponse) async throws -> Result
    ) async throws -> Result {
        try policy.check(request.url, for: .anyPort)
        var failure: any Error = OutboundFailure.nameNotFound
        for address in try await vettedAddresses(of: request.url).prefix(Self.addressesTried) {
            let client = HTTPClient(
                eventLoopGroupProvider: .singleton, configuration: pinned(to: address, request.url, limits))
            do {
                let result = try await body(
                    client.execute(request.message, deadline: .now() + TimeAmount(limits.total)))
                try? await client.shutdown()
                return result
            } catch {
                try? await client.shutdown()
                guard Self.isConnectionFailure(error) else { throw error }
                failure = OutboundFailure.connectFailed
            }
        }
        throw failure
    }

    private static let addressesTried = 4

    /// One forbidden address among several refuses the name: a mixed answer is an attack.
    private func vettedAddresses(of url: WebURL) async throws -> [IPAddress] {
        guard case .name(let name) = url.host else {
            guard case .address(let address) = url.host else { return [] }
            return [address]
        }
        let addresses = await resolver.addresses(name)
        try Task.checkCancellation()
        for address in addresses { try policy.check(address, of: url) }
        return addresses
    }
}
