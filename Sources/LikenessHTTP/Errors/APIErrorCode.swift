// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessAPI

/// Every kind of error that the API answers. Raw values are stable.
enum APIErrorCode: String, Sendable, CaseIterable {
    case invalidRequest = "invalid_request"
    case malformedJSON = "malformed_json"
    case invalidAssetMaterial = "invalid_asset_material"
    case nsfwContentDetected = "nsfw_content_detected"
    case personNotVerified = "person_not_verified"
    case consentWithdrawn = "consent_withdrawn"
    case outsideLicence = "outside_licence"
    case unauthorized
    case paymentRequired = "payment_required"
    case forbidden = "permission_denied"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case gone
    case tooLarge = "too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case rangeNotSatisfiable = "range_not_satisfiable"
    case rateLimited = "rate_limited"
    case conflict
    case idempotencyInProgress = "idempotency_in_progress"
    case idempotencyKeyReused = "idempotency_key_reused"
    case idempotencyUnavailable = "idempotency_unavailable"
    case usageUnavailable = "usage_unavailable"
    case unavailable
    case providerUnavailable = "provider_unavailable"
    case internalError = "internal_error"

    var status: HTTPResponse.Status {
        switch self {
        case .invalidRequest, .malformedJSON, .invalidAssetMaterial, .nsfwContentDetected, .personNotVerified,
            .consentWithdrawn, .outsideLicence:
            .badRequest
        case .unauthorized: .unauthorized
        case .paymentRequired: .init(code: 402, reasonPhrase: "Payment Required")
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .rangeNotSatisfiable: .rangeNotSatisfiable
        case .rateLimited: .tooManyRequests
        case .conflict, .idempotencyInProgress, .idempotencyKeyReused: .conflict
        case .idempotencyUnavailable, .usageUnavailable, .unavailable: .serviceUnavailable
        case .providerUnavailable: .badGateway
        case .internalError: .internalServerError
        }
    }

    /// The contract's `error.type` (contract/apimart.md 0.4); for statuses that it leaves open, a word of the same sort.
    var type: String {
        switch self {
        case .unauthorized: "authentication_error"
        case .paymentRequired: "payment_required"
        case .forbidden: "permission_error"
        case .notFound, .gone: "not_found_error"
        case .conflict, .idempotencyInProgress, .idempotencyKeyReused: "conflict_error"
        case .rateLimited: "rate_limit_error"
        case .idempotencyUnavailable, .usageUnavailable, .unavailable: "service_unavailable"
        case .providerUnavailable: "bad_gateway"
        case .internalError: "server_error"
        default: "invalid_request_error"
        }
    }

    /// `error.code`: the status, or the word where the contract has one (contract/apimart.md 0.6 and 3.5).
    var faultCode: FaultCode {
        switch self {
        case .invalidAssetMaterial, .nsfwContentDetected, .personNotVerified, .consentWithdrawn, .outsideLicence,
            .providerUnavailable,
            .idempotencyInProgress, .idempotencyKeyReused,
            .idempotencyUnavailable, .usageUnavailable:
            .word(rawValue)
        default: .status(status.code)
        }
    }
}
