// SPDX-License-Identifier: Apache-2.0

/// The form of every error of the core routes (contract/apimart.md 0.4).
///
/// The management routes answer errors in the vendor's form, ``VendorMetadata/error``.
public struct ErrorAnswer: Sendable, Equatable, Codable {
    /// What is wrong with the request, or with the server.
    public struct Fault: Sendable, Equatable, Codable {
        /// For programs: a word where the contract names one, else the HTTP status.
        public var code: FaultCode
        /// Names the field and says what is allowed.
        public var message: String
        /// The family, for instance `invalid_request_error`; APIMart also sends `apimart_error` (contract/apimart.md
        /// 0.4).
        public var type: String?
        /// The field's path, for instance `assets[3].url`; may be empty.
        public var param: String?

        /// A server without a field to name gives an empty `param` rather than nil: the key is there in real answers
        /// (contract/apimart.md 0.4).
        public init(code: FaultCode, message: String, type: String?, param: String?) {
            self.code = code
            self.message = message
            self.type = type
            self.param = param
        }
    }

    /// APIMart's own client takes its mere presence for failure, whatever the status (contract/apimart.md 0.4).
    public var error: Fault
    /// For the operator's logs. At Likeness also the header `X-Request-Id`; APIMart's older answers have none
    /// (contract/apimart.md 0.4).
    public var requestID: String?

    /// The id is nil where the server numbers no requests.
    public init(error: Fault, requestID: String?) {
        self.error = error
        self.requestID = requestID
    }

    enum CodingKeys: String, CodingKey {
        case error
        case requestID = "request_id"
    }
}

/// An error's code: the HTTP status, or a word where the contract names one.
public enum FaultCode: Sendable, Equatable, Codable {
    /// A JSON number, equal to the HTTP status.
    case status(Int)
    /// A JSON text such as `idempotency_key_reused` or `nsfw_content_detected` (contract/apimart.md 0.6 and 3.5); seen
    /// empty at APIMart (0.4).
    case word(String)

    /// Takes a number or a text.
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let status = try? container.decode(Int.self) {
            self = .status(status)
        } else {
            self = .word(try container.decode(String.self))
        }
    }

    /// Writes a number or a text, without any key around it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .status(let status): try container.encode(status)
        case .word(let word): try container.encode(word)
        }
    }
}
