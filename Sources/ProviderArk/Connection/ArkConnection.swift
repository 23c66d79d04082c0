// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import Logging
import NIOCore
import NIOHTTP1
import ProviderHTTP

/// Sends one request to the vendor and reads a bounded answer. What it logs are names of ours and codes, never a body,
/// a header or an address.
struct ArkConnection: Sendable {
    private let http: BoundedExchange
    private let logger: Logger

    init(client: HTTPClient, logger: Logger) {
        self.http = BoundedExchange(client: client)
        self.logger = logger
    }

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
        do {
            let answer = try await http.send(request, timeLimit: call.timeLimit)
            return Answer(
                status: answer.status, body: answer.body, requestID: answer.headers.first(name: "X-Request-Id"),
                failure: CallFailure(isRepeatable: call.isRepeatable, retryAfter: answer.retryAfter))
        } catch {
            switch error {
            case .neverSent:
                throw CallFailure(isRepeatable: true, retryAfter: nil).undecided(ArkFault.unreachable)
            case .broken:
                throw CallFailure(isRepeatable: call.isRepeatable, retryAfter: nil).undecided(ArkFault.unreachable)
            case .tooLarge:
                throw CallFailure(isRepeatable: call.isRepeatable, retryAfter: nil)
                    .undecided(ArkFault.unintelligible)
            }
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
}
