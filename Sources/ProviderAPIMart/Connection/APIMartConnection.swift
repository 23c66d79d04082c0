// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
package import LikenessCore
package import Logging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
package import ProviderHTTP

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The provider's HTTP interface by its key: bounded, paced, and repeated where that is safe.
package struct APIMartConnection: Sendable {
    private static let attempts = 3
    /// No limits are published (contract/apimart.md 0.5).
    private static let perSecond = 20
    private let url: String
    private let key: Secret
    private let exchange: BoundedExchange
    private let budget: RateBudget
    private let time: any TimeSource
    private let logger: Logger

    /// - Parameter url: scheme and host, without `/v1`.
    package init(url: String, key: Secret, rates: RateKeeper, logger: Logger) {
        self.url = url
        self.key = key
        self.exchange = BoundedExchange()
        self.budget = RateBudget(
            "apimart:\(TokenDigest(of: key).hex.prefix(16))", perSecond: Self.perSecond, keeper: rates)
        self.time = rates.time
        self.logger = logger
    }

    /// Under which what is registered there is kept.
    package var upstream: UpstreamName {
        let host = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return UpstreamName(rawValue: "apimart:\(host)")
    }

    func task(_ call: APIMartCall) async throws(APIMartFault) -> APIMartTask {
        try await send(call, as: APIMartAnswer.self).task
    }

    func send<Result: Decodable>(_ call: APIMartCall, as type: Result.Type) async throws(APIMartFault) -> Result {
        var attempt = 1
        while true {
            do {
                return try await sendOnce(call, as: type)
            } catch {
                guard call.isRepeatable, case .retry(let after) = error.cause, attempt < Self.attempts,
                    after ?? .zero <= .seconds(5)
                else { throw error }
                await pause(after ?? .milliseconds(400 << Int64(attempt)))
                attempt += 1
            }
        }
    }

    private func pause(_ duration: Duration) async {
        // Cancelled: the next attempt fails by itself.
        try? await time.sleep(for: duration)
    }

    private func sendOnce<Result: Decodable>(_ call: APIMartCall, as type: Result.Type) async throws(APIMartFault)
        -> Result
    {
        do {
            try await budget.take()
        } catch {
            throw APIMartFault(status: 0, code: "UpstreamStopped", cause: .retry(after: nil))
        }
        do {
            return try Self.read(try await answer(to: call), call)
        } catch {
            log(error, call)
            throw error
        }
    }

    private func answer(to call: APIMartCall) async throws(APIMartFault) -> BoundedExchange.Answer {
        do {
            return try await exchange.send(request(call), timeLimit: call.timeLimit)
        } catch {
            switch error {
            case .neverSent:
                throw APIMartFault(status: 0, code: APIMartFault.unreachable, cause: .retry(after: nil))
            case .broken: throw .undecided(APIMartFault.unreachable, call)
            case .tooLarge: throw .undecided(APIMartFault.unintelligible, call)
            }
        }
    }

    private static func read<Result: Decodable>(_ answer: BoundedExchange.Answer, _ call: APIMartCall)
        throws(APIMartFault) -> Result
    {
        let data = Data(buffer: answer.body)
        if let error = try? JSONDecoder().decode(APIMartError.self, from: data) {
            throw APIMartFault(status: answer.status, error: error, call, after: answer.retryAfter)
        }
        switch answer.status {
        case 200..<300:
            guard let result = try? JSONDecoder().decode(Result.self, from: data) else {
                throw .undecided(APIMartFault.unintelligible, call, status: answer.status)
            }
            return result
        case 404: throw APIMartFault(status: 404, code: "404", cause: .final(code: "NotFound"))
        case 429: throw APIMartFault(status: 429, code: "429", cause: .retry(after: answer.retryAfter))
        default: throw .undecided(APIMartFault.unintelligible, call, status: answer.status, after: answer.retryAfter)
        }
    }

    private func request(_ call: APIMartCall) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url + call.path)
        request.method = call.method
        request.headers.add(name: "Authorization", value: "Bearer \(key.exposed)")
        if let body = call.body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        if let key = call.idempotencyKey { request.headers.add(name: "Idempotency-Key", value: key) }
        return request
    }

    /// Names of ours and codes, never a body, a header or an address.
    private func log(_ fault: APIMartFault, _ call: APIMartCall) {
        let level: Logger.Level =
            switch fault.cause {
            case .retry: .notice
            case .final: fault.advice == nil ? .info : .warning
            case .outcomeUnknown: .error
            }
        var metadata: Logger.Metadata = ["action": "\(call.action)", "code": "\(fault.code)"]
        if let advice = fault.advice { metadata["advice"] = "\(advice)" }
        logger.log(level: level, "the provider gave no result", metadata: metadata)
    }
}

/// Calls the provider, and says what went wrong in the engine's words.
nonisolated(nonsending) func causing<Value>(
    _ body: nonisolated(nonsending) () async throws -> Value
) async throws(ProviderError) -> Value {
    do {
        return try await body()
    } catch let fault as APIMartFault {
        throw fault.cause
    } catch let error as ProviderError {
        throw error
    } catch {
        throw .retry(after: nil)
    }
}
