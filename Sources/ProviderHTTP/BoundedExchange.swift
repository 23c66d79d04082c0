// SPDX-License-Identifier: Apache-2.0

package import AsyncHTTPClient
package import NIOCore
package import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One request to a provider and its answer, both bounded: so long, and so many bytes.
package struct BoundedExchange: Sendable {
    package struct Answer: Sendable {
        package let status: Int
        package let headers: HTTPHeaders
        package let body: ByteBuffer

        /// Whole seconds only, at most an hour.
        package var retryAfter: Duration? {
            headers.first(name: "Retry-After").flatMap { Int64($0) }.map { .seconds(max(0, min($0, 3600))) }
        }
    }

    package enum Failure: Error, Sendable {
        /// No connection came about: nothing was sent.
        case neverSent
        /// It may have been sent, and no answer came, or half of one.
        case broken
        /// More than a provider has to say.
        case tooLarge
    }

    private static let largestAnswer = 1 << 20
    private let client: HTTPClient

    package init(client: HTTPClient = .provider) {
        self.client = client
    }

    package func send(_ request: HTTPClientRequest, timeLimit: Duration) async throws(Failure) -> Answer {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: .init(timeLimit))
        } catch {
            throw Self.wasNeverSent(error) ? .neverSent : .broken
        }
        do {
            let body = try await response.body.collect(upTo: Self.largestAnswer)
            return Answer(status: Int(response.status.code), headers: response.headers, body: body)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .broken
        }
    }

    private static func wasNeverSent(_ error: any Error) -> Bool {
        switch error {
        case let error as HTTPClientError: error == .connectTimeout
        case let error as IOError: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode)
        case is NIOConnectionError: true
        default: false
        }
    }
}
