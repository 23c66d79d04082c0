// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension GuardedTransport {
    /// A client's settings for one exchange with one address.
    func pinned(to address: IPAddress, _ url: WebURL, _ limits: FetchLimits) -> HTTPClient.Configuration {
        var pinned = HTTPClient.Configuration(
            tlsConfiguration: configuration.tlsConfiguration, redirectConfiguration: .disallow,
            timeout: .init(
                connect: TimeAmount(limits.connect), read: TimeAmount(limits.silence), write: TimeAmount(limits.silence)
            ),
            proxy: nil, decompression: .disabled)
        if case .name(let name) = url.host { pinned.dnsOverride = [name: "\(address)"] }
        pinned.httpVersion = .http1Only
        pinned.connectionPool.retryConnectionEstablishment = false
        return pinned
    }

    /// Whether nothing was sent yet, so that another address may be tried.
    static func isConnectionFailure(_ error: any Error) -> Bool {
        switch error {
        case let error as HTTPClientError: error == .connectTimeout
        case let error as ChannelError: if case .connectTimeout = error { true } else { false }
        case let error as IOError: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT].contains(error.errnoCode)
        default: false
        }
    }
}
