// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI

/// Puts an error into the words and the form that its request asks for.
struct ErrorRenderer {
    let form: ErrorForm
    let language: Language
    let requestID: String

    func response(_ error: APIError) throws -> Response {
        switch form {
        case .vendor(let action):
            try JSONAnswer.response(vendorBody(error, action), status: error.code.status, headers: error.headers)
        case .balance where error.code == .unauthorized:
            try JSONAnswer.response(
                RefusedBalance(
                    message: error == .missingKey ? "No Authorization header" : "Failed to get token info"))
        case .contract, .balance:
            try JSONAnswer.response(contractBody(error), status: error.code.status, headers: error.headers)
        }
    }

    private func contractBody(_ error: APIError) -> ErrorAnswer {
        ErrorAnswer(
            error: ErrorAnswer.Fault(
                code: error.code.faultCode, message: error.phrase.text(in: language), type: error.code.type,
                param: error.param),
            requestID: requestID)
    }

    private func vendorBody(_ error: APIError, _ action: String) -> VendorRefusal {
        let fault = VendorFault(
            code: error.vendorCode ?? error.code.vendorCode, message: error.phrase.text(in: language))
        return VendorRefusal(metadata: VendorMetadata(requestID: requestID, action: action, error: fault))
    }
}

/// An error in the vendor's form has no `Result`.
private struct VendorRefusal: Encodable {
    let metadata: VendorMetadata

    enum CodingKeys: String, CodingKey {
        case metadata = "ResponseMetadata"
    }
}

private struct RefusedBalance: Encodable {
    var success = false
    let message: String
}

extension APIErrorCode {
    /// The vendor's word for it (contract/ark.md 1.5 and 1.6), or one of that sort where it has none.
    fileprivate var vendorCode: String {
        switch self {
        case .invalidRequest, .malformedJSON, .rangeNotSatisfiable, .tooLarge, .unsupportedMediaType,
            .invalidAssetMaterial, .nsfwContentDetected, .personNotVerified, .consentWithdrawn, .outsideLicence:
            "InvalidParameter"
        case .unauthorized: "InvalidAccessKey"
        case .paymentRequired: "AccountOverdueError"
        case .forbidden: "AccessDenied"
        case .notFound, .gone: "NotFound"
        case .methodNotAllowed: "MethodNotAllowed"
        case .rateLimited: "FlowLimitExceeded"
        case .conflict, .idempotencyInProgress, .idempotencyKeyReused: "Conflict"
        case .idempotencyUnavailable, .usageUnavailable, .unavailable: "ServiceUnavailableTemp"
        case .providerUnavailable, .internalError: "InternalError"
        }
    }
}
