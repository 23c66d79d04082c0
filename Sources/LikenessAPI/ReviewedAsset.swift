// SPDX-License-Identifier: Apache-2.0

/// One photo, clip or sound in the result of a review (contract/apimart.md 2.3).
public struct ReviewedAsset: Sendable, Equatable, Codable {
    /// How its review stands, in the vendor's words (contract/apimart.md 2.4).
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// Being fetched or compared; in lists only, for the result of a review has the ends.
        case processing = "Processing"
        /// Passed: a video may use it, even if others of the same submission failed.
        case active = "Active"
        /// Not passed, for good: submit another file as a new asset.
        case failed = "Failed"
    }

    /// It stays the same for good, whichever provider the asset is registered with.
    public var assetID: String
    /// `asset://` and the id, as video generation takes it.
    public var assetURL: String
    /// `active` or `failed` once the review has ended.
    public var status: Status
    /// As it was submitted, empty for none; APIMart may leave it out.
    public var name: String?
    /// Where it was fetched.
    public var url: String?
    /// Why it failed, for people.
    public var reason: String?
    /// Why it failed, for programs; nil unless `status` is `failed`, and often nil at APIMart, which gives no reason
    /// for a part (contract/apimart.md 2.3).
    public var error: AssetFault?

    /// Takes the id without `asset://`, and makes the address of it.
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
    /// The same for people, in the language that was asked for.
    public var message: String

    /// The code is a word of the vendor's, or one of Likeness where the vendor has none, such as `NoFace`.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
