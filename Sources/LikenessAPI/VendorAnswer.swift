// SPDX-License-Identifier: Apache-2.0

/// The vendor's form of an answer, which the management routes keep (contract/apimart.md 2.4).
public struct VendorAnswer<Payload> {
    public var metadata: VendorMetadata
    public var result: Payload

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
    public var requestID: String
    public var action: String
    public var version: String
    public var service: String
    public var region: String?
    /// Instead of a result.
    public var error: VendorFault?

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
    public var code: String
    public var message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    enum CodingKeys: String, CodingKey {
        case code = "Code"
        case message = "Message"
    }
}

/// One page of a list.
public struct VendorPage<Item> {
    public var items: [Item]
    public var totalCount: Int
    /// From 1 on.
    public var pageNumber: Int
    /// 1 to 100.
    public var pageSize: Int

    public init(items: [Item], totalCount: Int, pageNumber: Int, pageSize: Int) {
        self.items = items
        self.totalCount = totalCount
        self.pageNumber = pageNumber
        self.pageSize = pageSize
    }

    enum CodingKeys: String, CodingKey {
        case items = "Items"
        case totalCount = "TotalCount"
        case pageNumber = "PageNumber"
        case pageSize = "PageSize"
    }
}

extension VendorPage: Sendable where Item: Sendable {}
extension VendorPage: Equatable where Item: Equatable {}
extension VendorPage: Encodable where Item: Encodable {}
extension VendorPage: Decodable where Item: Decodable {}
