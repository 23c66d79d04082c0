// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix
import VolcengineSigner

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Sends one signed request to the control plane and reads the answer.
struct ControlTransport: Sendable {
    private static let version = "2024-01-01"
    private static let largestAnswer = 1 << 20
    private let account: ArkAccount
    private let client: HTTPClient
    private let time: any TimeSource
    private let signer: VolcengineSigner

    init(account: ArkAccount, client: HTTPClient, time: any TimeSource) {
        self.account = account
        self.client = client
        self.time = time
        self.signer = VolcengineSigner(credentials: account.credentials, region: account.region.rawValue)
    }

    /// Signed anew each time it is called.
    func send<Body, Result: Decodable>(
        _ call: ControlCall<Body>, as type: Result.Type
    ) async throws(ArkFault) -> Result {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(try request(call), timeout: .init(call.timeLimit))
        } catch {
            throw Self.fault(error, call)
        }
        let failure = ControlFailure(isRepeatable: call.isRepeatable, retryAfter: Self.retryAfter(response))
        let body: ByteBuffer
        do {
            body = try await response.body.collect(upTo: Self.largestAnswer)
        } catch {
            throw failure.undecided(ArkFault.unintelligible)
        }
        return try Self.read(body, status: Int(response.status.code), failure)
    }

    private static func read<Result: Decodable>(
        _ body: ByteBuffer, status: Int, _ failure: ControlFailure
    ) throws(ArkFault) -> Result {
        guard let envelope = try? JSONDecoder().decode(ControlEnvelope<Result>.self, from: Data(buffer: body)) else {
            throw failure.fault(status: status, isEmpty: body.readableBytes == 0)
        }
        if let fault = envelope.fault {
            throw failure.fault(code: fault.code, message: fault.message, status: status)
        }
        guard (200..<300).contains(status) else { throw failure.fault(status: status, isEmpty: false) }
        guard let result = envelope.result else { throw failure.undecided(ArkFault.unintelligible) }
        return result
    }

    private func request<Body>(_ call: ControlCall<Body>) throws -> HTTPClientRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let signable = SignableRequest(
            query: [.init("Action", call.action), .init("Version", Self.version)],
            headers: [.init("Content-Type", "application/json"), .init("Host", host)],
            body: try encoder.encode(call.body))
        var request = HTTPClientRequest(url: "\(account.controlURL)/?\(signable.canonicalQuery)")
        request.method = .POST
        for field in signable.headers + signer.headers(for: signable, at: time.now) {
            request.headers.add(name: field.name, value: field.value)
        }
        request.body = .bytes(signable.body)
        return request
    }

    /// What is signed as `Host` must be what is sent: without a default port.
    private var host: String {
        let parts = account.controlURL.split(separator: "/", omittingEmptySubsequences: true)
        let host = parts.count > 1 ? String(parts[1]) : account.controlURL
        let ending = account.controlURL.hasPrefix("https:") ? ":443" : ":80"
        return host.hasSuffix(ending) ? String(host.dropLast(ending.count)) : host
    }

    /// Where no connection came about, nothing was sent.
    private static func fault<Body>(_ error: any Error, _ call: ControlCall<Body>) -> ArkFault {
        let neverSent =
            switch error {
            case let error as HTTPClientError: error == .connectTimeout
            case let error as IOError: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode)
            case is NIOConnectionError: true
            default: false
            }
        let failure = ControlFailure(isRepeatable: call.isRepeatable || neverSent, retryAfter: nil)
        return failure.undecided(ArkFault.unreachable)
    }

    /// Whole seconds only: the vendor sends no dates there.
    private static func retryAfter(_ response: HTTPClientResponse) -> Duration? {
        response.headers.first(name: "Retry-After").flatMap { Int64($0) }.map { .seconds(max(0, min($0, 3600))) }
    }
}
