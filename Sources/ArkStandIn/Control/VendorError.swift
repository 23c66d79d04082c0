// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

/// What the vendor's control plane refuses, in its words (contract/ark.md 1.5 and 1.6).
struct VendorError: Error {
    let status: HTTPResponse.Status
    let code: String
    var number: Int?
    let message: String
    var data: [String: String]?
    /// A status without a body, as a wrong host answers.
    var isEmpty = false

    static let empty = VendorError(status: .notFound, code: "", message: "", isEmpty: true)

    static func missing(_ field: String) -> VendorError {
        VendorError(
            status: .badRequest, code: "MissingParameter", number: 100_002,
            message: "The request is missing the required parameter \(field).")
    }

    static func invalid(_ field: String, _ why: String) -> VendorError {
        VendorError(
            status: .badRequest, code: "InvalidParameter",
            message: "The parameter \(field) specified in the request is not valid: \(why)")
    }

    /// What CreateAsset finds out at once.
    static func media(_ reason: String, _ message: String) -> VendorError {
        VendorError(status: .badRequest, code: "InvalidParameter.\(reason)", message: message)
    }

    static func notFound(_ kind: Kind, _ id: String) -> VendorError {
        VendorError(
            status: .notFound, code: "NotFound.\(kind.rawValue)",
            message: "The specified \(kind == .asset ? "asset" : "asset_group") \(id) is not found.")
    }

    enum Kind: String {
        case asset = "asset_id"
        case group = "group_id"
    }

    /// The code has the token in it.
    static func tokenNotFound(_ token: String, status: HTTPResponse.Status) -> VendorError {
        VendorError(
            status: status, code: "NotFound.\(token)", number: 0,
            message: "The specified token Visual Face token is not found.",
            data: [
                "__Message.parameter": token, "__Message.resourceContent": "Visual Face token",
                "__Message.resourceType": "token",
            ])
    }

    static func throttled(within200: Bool) -> VendorError {
        VendorError(
            status: within200 ? .ok : .tooManyRequests, code: "AccountFlowLimitExceeded", number: 100_027,
            message: "Request speed exceeds the account flow control limit.")
    }

    static func quotaExceeded(within200: Bool) -> VendorError {
        VendorError(
            status: within200 ? .ok : .tooManyRequests, code: "QuotaWriteQPMExceeded",
            message: "The write QPM of the account exceeds its quota.")
    }

    static func unknownAction(_ action: String, _ version: String) -> VendorError {
        VendorError(
            status: .notFound, code: "InvalidActionOrVersion", number: 100_008,
            message: "Could not find operation \(action) for version \(version).")
    }

    static let internalError = VendorError(
        status: .internalServerError, code: "InternalError", number: 100_014, message: "Internal error.")
}
