// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the data plane refuses, in its own form (contract/ark.md 4.6).
struct DataError: Error {
    private struct Answer: Encodable {
        struct Fault: Encodable {
            let code: String
            let message: String
            let param: String?
            let type: String
        }

        let error: Fault
    }

    let status: HTTPResponse.Status
    let code: String
    let message: String
    var param: String?
    var type = "BadRequest"

    static let unauthenticated = DataError(
        status: .unauthorized, code: "AuthenticationError",
        message: "The API key in the request is missing or invalid.", type: "Unauthorized")

    static func unknownModel(_ model: String) -> DataError {
        DataError(
            status: .notFound, code: "InvalidEndpointOrModel.NotFound",
            message: "The model or endpoint \(model) does not exist or you do not have access to it.", param: "model",
            type: "NotFound")
    }

    static func missing(_ param: String) -> DataError {
        DataError(
            status: .badRequest, code: "MissingParameter", message: "The request is missing \(param).", param: param)
    }

    static func invalid(_ param: String, _ why: String) -> DataError {
        DataError(
            status: .badRequest, code: "InvalidParameter",
            message: "The parameter `\(param)` specified in the request is not valid: \(why)", param: param)
    }

    static func unknownTask(_ id: String) -> DataError {
        DataError(
            status: .notFound, code: "ResourceNotFound", message: "The task \(id) is not found.", param: "id",
            type: "NotFound")
    }

    static let overloaded = DataError(
        status: .tooManyRequests, code: "ServerOverloaded", message: "The service is overloaded.",
        type: "TooManyRequests")

    static let internalError = DataError(
        status: .internalServerError, code: "InternalServiceError", message: "Internal error.",
        type: "InternalServerError")

    /// - Parameter requestID: stands at the message's end too.
    func response(requestID: String) throws -> Response {
        let fault = Answer.Fault(
            code: code, message: "\(message) Request id: \(requestID)", param: param, type: type)
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(Answer(error: fault)))))
    }
}
