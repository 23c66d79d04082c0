// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How the control plane wraps its answers (contract/ark.md 1.3).
struct Envelope {
    private struct Metadata: Encodable {
        let requestID: String
        let action: String
        let version: String
        let service: String
        let region: String
        let error: Fault?

        enum CodingKeys: String, CodingKey {
            case requestID = "RequestId"
            case action = "Action"
            case version = "Version"
            case service = "Service"
            case region = "Region"
            case error = "Error"
        }
    }

    private struct Fault: Encodable {
        let code: String
        let message: String
        let number: Int?
        let data: [String: String]?

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case message = "Message"
            case number = "CodeN"
            case data = "Data"
        }
    }

    private struct Answer<Result: Encodable>: Encodable {
        let metadata: Metadata
        let result: Result?

        enum CodingKeys: String, CodingKey {
            case metadata = "ResponseMetadata"
            case result = "Result"
        }
    }

    let requestID: String
    let action: String
    let region: String
    let escapesAmpersands: Bool

    func response(_ result: some Encodable) throws -> Response {
        try response(Answer(metadata: metadata(nil), result: result), .ok)
    }

    func response(_ error: VendorError) throws -> Response {
        guard !error.isEmpty else { return Response(status: error.status) }
        let fault = Fault(code: error.code, message: error.message, number: error.number, data: error.data)
        return try response(Answer<ControlAnswers.Nothing>(metadata: metadata(fault), result: nil), error.status)
    }

    private func metadata(_ error: Fault?) -> Metadata {
        Metadata(
            requestID: requestID, action: action, version: ControlAction.version, service: "ark", region: region,
            error: error)
    }

    private func response(_ answer: some Encodable, _ status: HTTPResponse.Status) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = String(decoding: try encoder.encode(answer), as: UTF8.self)
        if escapesAmpersands { text = text.replacing("&", with: "\\u0026") }
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
