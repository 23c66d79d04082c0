// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension ArkFault {
    /// What the engine does about it. Codes about the operator's account are not the client's business: it is told
    /// that the provider can't be used now, and the operator finds the code in the log.
    var cause: ProviderError {
        switch self {
        case .retry(_, let after): .retry(after: after)
        case .outcomeUnknown: .outcomeUnknown
        case .final(let code, let message):
            if ArkReason(code: code) != nil {
                .final(code: AssetRejection.providerAccount.rawValue)
            } else if MissingAsset.isNamed(code: code, message: message) {
                .final(code: ProviderError.assetsMissing)
            } else {
                .final(code: AssetRejection(providerCode: code).rawValue)
            }
        }
    }

    var taskFailure: TaskFailure {
        if case .final(let code) = cause { .rejected(code: code, path: nil) } else { .internalError }
    }
}

/// Calls the vendor, and says what went wrong in the engine's words.
func causing<Value>(_ body: () async throws(ArkFault) -> Value) async throws(ProviderError) -> Value {
    do {
        return try await body()
    } catch {
        throw error.cause
    }
}
