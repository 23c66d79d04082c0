// SPDX-License-Identifier: Apache-2.0

/// The control plane's answer. Pages of the vendor's print results flat, the wire has them in an envelope: both are read
/// (contract/ark.md 1.3).
struct ControlEnvelope<Result: Decodable>: Decodable {
    struct Fault: Decodable {
        let code: String
        let message: String

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case message = "Message"
        }
    }

    private struct Metadata: Decodable {
        let error: Fault?
        let requestID: String?

        enum CodingKeys: String, CodingKey {
            case error = "Error"
            case requestID = "RequestId"
        }
    }

    /// Whatever the HTTP status says, an error here is one.
    let fault: Fault?
    /// Nil when the fields that matter are missing.
    let result: Result?
    let requestID: String?

    private enum CodingKeys: String, CodingKey {
        case metadata = "ResponseMetadata"
        case result = "Result"
        // The older form of an error.
        case errorCode = "errorcode"
        case message
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let metadata = try container.decodeIfPresent(Metadata.self, forKey: .metadata)
        let code = try container.decodeIfPresent(String.self, forKey: .errorCode)
        let message = try? container.decodeIfPresent(String.self, forKey: .message)
        self.requestID = metadata?.requestID
        self.fault = metadata?.error ?? code.map { Fault(code: $0, message: message ?? "") }
        self.result =
            container.contains(.result)
            ? try? container.decode(Result.self, forKey: .result) : try? Result(from: decoder)
    }
}
