// SPDX-License-Identifier: Apache-2.0

/// One photo, clip or sound in the result of a review (contract/apimart.md 2.3).
public struct ReviewedAsset: Sendable, Equatable, Codable {
    public enum Status: String, Sendable, Codable, CaseIterable {
        case processing = "Processing"
        case active = "Active"
        case failed = "Failed"
    }

    public var assetID: String
    /// `asset://` and the id, as video generation takes it.
    public var assetURL: String
    public var status: Status
    public var name: String?
    /// Where it was fetched.
    public var url: String?
    /// Why it failed, for people.
    public var reason: String?
    public var error: AssetFault?

    public init(assetID: String, status: Status) {
        self.assetID = assetID
        self.assetURL = "asset://\(assetID)"
        self.status = status
    }

    enum CodingKeys: String, CodingKey {
        case status, name, url, reason, error
        case assetID = "asset_id"
        case assetURL = "asset_url"
    }
}

/// Why an asset failed.
public struct AssetFault: Sendable, Equatable, Codable {
    /// The vendor's word, for instance `FaceMismatch` (contract/ark.md 3.2).
    public var code: String
    public var message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
