// SPDX-License-Identifier: Apache-2.0

/// The vendor's form of an answer, which the management routes keep (contract/apimart.md 2.4).
public struct VendorAnswer<Payload> {
    /// What was done, and for which request.
    public var metadata: VendorMetadata
    /// What was asked for. An error has none; ``VendorMetadata/error`` stands instead.
    public var result: Payload

    /// A success; a refusal is ``VendorMetadata`` alone.
    public init(metadata: VendorMetadata, result: Payload) {
        self.metadata = metadata
        self.result = result
    }

    enum CodingKeys: String, CodingKey {
        case metadata = "ResponseMetadata"
        case result = "Result"
    }
}

extension VendorAnswer: Sendable where Payload: Sendable {}
extension VendorAnswer: Equatable where Payload: Equatable {}
extension VendorAnswer: Encodable where Payload: Encodable {}
extension VendorAnswer: Decodable where Payload: Decodable {}

/// What goes with each of the vendor's answers.
public struct VendorMetadata: Sendable, Equatable, Codable {
    /// For the operator's logs: on management routes also the header `X-Request-Id`, in
    /// ``TaskResult/rawResponse`` of Likeness the task's id.
    public var requestID: String
    /// The vendor's name for the call, for instance `ListAssets` (contract/apimart.md 2.4).
    public var action: String
    /// Of the vendor's interface: `2024-01-01` (contract/apimart.md 1.1).
    public var version: String
    /// `ark` (contract/apimart.md 1.1).
    public var service: String
    /// Where the vendor answered; nil from Likeness, which has no regions.
    public var region: String?
    /// Instead of a result.
    public var error: VendorFault?

    /// Version and service are the vendor's (contract/apimart.md 1.1), whoever answers.
    public init(requestID: String, action: String, error: VendorFault? = nil) {
        self.requestID = requestID
        self.action = action
        self.version = "2024-01-01"
        self.service = "ark"
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case requestID = "RequestId"
        case action = "Action"
        case version = "Version"
        case service = "Service"
        case region = "Region"
        case error = "Error"
    }
}

/// The vendor's form of an error.
public struct VendorFault: Sendable, Equatable, Codable {
    /// A stable word, for instance `NotFound.group_id`, or of an asset `FaceMismatch` (contract/ark.md 3.2).
    public var code: String
    /// For people, in the language that was asked for; names the field.
    public var message: String

    /// The code is of the vendor's vocabulary, the message in the reader's language.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    enum CodingKeys: String, CodingKey {
        case code = "Code"
        case message = "Message"
    }
}
