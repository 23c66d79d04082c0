// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Why a call gave no result.
struct APIMartFault: Error, Sendable, Equatable {
    let status: Int
    /// The provider's word, or one of ours that begins with `Upstream`.
    let code: String
    let cause: ProviderError

    static let unreachable = "UpstreamUnreachable"
    static let unintelligible = "UpstreamUnintelligible"
    /// Statuses that are about the operator's account (contract/apimart.md 0.4).
    private static let account: Set<Int> = [401, 402, 403]

    init(status: Int, code: String, cause: ProviderError) {
        self.status = status
        self.code = code
        self.cause = cause
    }

    /// Nobody knows whether it was done.
    static func undecided(_ code: String, _ call: APIMartCall, status: Int = 0, after: Duration? = nil) -> APIMartFault
    {
        APIMartFault(
            status: status, code: code, cause: call.isRepeatable ? .retry(after: after) : .outcomeUnknown)
    }

    /// An error of the provider's own.
    init(status: Int, error: APIMartError, _ call: APIMartCall, after: Duration?) {
        let code = error.word ?? "\(status)"
        self.status = status
        self.code = code
        switch (status, code) {
        case (_, "idempotency_in_progress"): self.cause = .retry(after: after ?? .seconds(2))
        case (_, "idempotency_result_indeterminate"): self.cause = .outcomeUnknown
        // No channel was found: nothing was begun.
        case (429, _), (_, "get_channel_failed"), (503, _): self.cause = .retry(after: after ?? .seconds(10))
        case _ where Self.account.contains(status):
            self.cause = .final(code: AssetRejection.providerAccount.rawValue)
        // A parameter fault that comes as 500 (contract/apimart.md 0.4).
        case (500, _) where error.message.hasPrefix("build_request_failed"):
            self.cause = .final(code: "InvalidParameter")
        case (500..., _): self.cause = call.isRepeatable ? .retry(after: after) : .outcomeUnknown
        default: self.cause = .final(code: error.word ?? "InvalidParameter")
        }
    }

    /// What the operator can do about it.
    var advice: String? {
        switch (status, code) {
        case (401, _): "the provider doesn't know LIKENESS_APIMART_KEY"
        case (402, _): "the provider's account has no balance left"
        case (403, _): "the provider doesn't let LIKENESS_APIMART_KEY do this"
        case (404, _) where code == "404": "LIKENESS_APIMART_URL may be wrong, or the provider has dropped this route"
        case (_, Self.unreachable): "the provider can't be reached; look at the network and LIKENESS_APIMART_URL"
        case (_, Self.unintelligible):
            "what answered doesn't speak as the provider does; look at LIKENESS_APIMART_URL and at proxies between"
        default: nil
        }
    }
}
