// SPDX-License-Identifier: Apache-2.0

/// The form of every error of the core routes (contract/apimart.md 0.4).
public struct ErrorAnswer: Sendable, Equatable, Codable {
    public struct Fault: Sendable, Equatable, Codable {
        public var code: FaultCode
        /// Names the field and says what is allowed.
        public var message: String
        /// For instance `invalid_request_error`.
        public var type: String?
        /// The field's path, for instance `assets[3].url`; may be empty.
        public var param: String?

        public init(code: FaultCode, message: String, type: String?, param: String?) {
            self.code = code
            self.message = message
            self.type = type
            self.param = param
        }
    }

    public var error: Fault
    public var requestID: String?

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
    case status(Int)
    case word(String)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let status = try? container.decode(Int.self) {
            self = .status(status)
        } else {
            self = .word(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .status(let status): try container.encode(status)
        case .word(let word): try container.encode(word)
        }
    }
}
