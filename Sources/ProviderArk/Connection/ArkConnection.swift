// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Sends one request to the vendor and reads a bounded answer. What it logs are names of ours and codes, never a body,
/// a header or an address.
struct ArkConnection: Sendable {
    private static let largestAnswer = 1 << 20
    let client: HTTPClient
    let logger: Logger

    struct Answer {
        let status: Int
        let body: ByteBuffer
        let requestID: String?
        let failure: CallFailure
    }

    func exchange(_ request: HTTPClientRequest, _ call: ArkCall) async throws(ArkFault) -> Answer {
        do {
            return try await collect(request, call)
        } catch {
            log(error, call, requestID: nil)
            throw error
        }
    }

    private func collect(_ request: HTTPClientRequest, _ call: ArkCall) async throws(ArkFault) -> Answer {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: .init(call.timeLimit))
        } catch {
            throw Self.fault(error, call)
        }
        let failure = CallFailure(isRepeatable: call.isRepeatable, retryAfter: Self.retryAfter(response))
        do {
            return Answer(
                status: Int(response.status.code), body: try await response.body.collect(upTo: Self.largestAnswer),
                requestID: response.headers.first(name: "X-Request-Id"), failure: failure)
        } catch {
            throw failure.undecided(ArkFault.unintelligible)
        }
    }

    /// One line for the operator, with what can be done about it where something can.
    func log(_ fault: ArkFault, _ call: ArkCall, requestID: String?) {
        let isExpected = [CallFailure.unknownToken, CallFailure.unknownAsset].contains(fault.code)
        let level: Logger.Level =
            switch fault {
            case .retry: .notice
            case .final: isExpected ? .debug : .warning
            case .outcomeUnknown: .error
            }
        var metadata: Logger.Metadata = ["action": "\(call.action)", "code": "\(fault.code)"]
        if let requestID { metadata["request_id"] = "\(requestID)" }
        if let reason = ArkReason(code: fault.code) { metadata["advice"] = "\(reason.advice)" }
        logger.log(level: level, "the vendor gave no result", metadata: metadata)
    }

    /// Where no connection came about, nothing was sent.
    private static func fault(_ error: any Error, _ call: ArkCall) -> ArkFault {
        let neverSent =
            switch error {
            case let error as HTTPClientError: error == .connectTimeout
            case let error as IOError: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode)
            case is NIOConnectionError: true
            default: false
            }
        let failure = CallFailure(isRepeatable: call.isRepeatable || neverSent, retryAfter: nil)
        return failure.undecided(ArkFault.unreachable)
    }

    /// Whole seconds only: the vendor sends no dates there.
    private static func retryAfter(_ response: HTTPClientResponse) -> Duration? {
        response.headers.first(name: "Retry-After").flatMap { Int64($0) }.map { .seconds(max(0, min($0, 3600))) }
    }
}
