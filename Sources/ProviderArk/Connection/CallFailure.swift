// SPDX-License-Identifier: Apache-2.0

/// Sorts what came back in place of a result.
struct CallFailure {
    /// Refused before anything was done, for a while.
    private static let throttles: Set<String> = [
        "AccountFlowLimitExceeded", "FlowLimitExceeded", "QuotaWriteQPMExceeded",
    ]
    /// Answered with 429, and yet waiting doesn't help: the account's owner has to do something.
    private static let limits: Set<String> = ["SetLimitExceeded"]
    /// Whatever was going on at the vendor's.
    private static let stumbles: Set<String> = [
        "InternalError", "InternalServiceTimeout", "ServiceUnavailableTemp", "InternalServiceError",
    ]
    static let quotaCode = "QuotaWriteQPMExceeded"
    /// The vendor's only word on a token: not finished, failed, expired and wrong look the same.
    static let unknownToken = "NotFound.token"
    static let unknownAsset = "NotFound.asset_id"

    let isRepeatable: Bool
    let retryAfter: Duration?

    /// An error of the vendor's own.
    func fault(code: String, message: String, status: Int) -> ArkFault {
        if Self.isCapacity(code) { return .final(code: code, message: message) }
        if Self.throttles.contains(code) || status == 429 && !Self.limits.contains(code) {
            return .retry(code: code, after: retryAfter)
        }
        if Self.stumbles.contains(code) || status >= 500 { return undecided(code) }
        if Self.namesToken(code, message) {
            // The code and the message's data hold the token itself.
            return .final(code: Self.unknownToken, message: "")
        }
        return .final(code: code, message: message)
    }

    /// An answer without an error of the vendor's in it.
    func fault(status: Int, isEmpty: Bool) -> ArkFault {
        switch status {
        case 404 where isEmpty: .final(code: ArkFault.notEntitled, message: "")
        case 429: .retry(code: "UpstreamThrottled", after: retryAfter)
        default: undecided(ArkFault.unintelligible)
        }
    }

    /// Nobody knows whether it was done.
    func undecided(_ code: String) -> ArkFault {
        isRepeatable ? .retry(code: code, after: retryAfter) : .outcomeUnknown(code: code)
    }

    /// A full pool is no throttle: waiting doesn't empty it. The vendor's code for it is not documented; it is told by
    /// its words (contract/ark.md 1.6).
    static func isCapacity(_ code: String) -> Bool {
        guard !throttles.contains(code) else { return false }
        return code.contains("apacity") || code.contains("Quota") && (code.contains("Asset") || code.contains("Group"))
    }

    /// By the message, and if that is ever put differently by the length: what else is not found has a short name.
    private static func namesToken(_ code: String, _ message: String) -> Bool {
        code.hasPrefix("NotFound.") && (message.contains("Visual Face token") || code.utf8.count > 32)
    }
}
