// SPDX-License-Identifier: Apache-2.0

/// What a task made. Which fields there are depends on the kind of the task.
public struct TaskResult: Sendable, Equatable, Codable {
    // Step 1 of a verification (contract/apimart.md 1.1).
    public var bytedToken: String?
    public var h5Link: String?
    // Step 2 (1.3).
    public var groupID: String?
    public var vendorGroupID: String?
    public var status: String?
    /// Steps 1 and 2: the same in the vendor's form.
    public var rawResponse: VendorAnswer<VendorSession>?
    // A review (2.3): all in the order of the request, those that may be used, and the rest.
    public var assets: [ReviewedAsset]?
    public var usableAssets: [ReviewedAsset]?
    public var failedAssets: [ReviewedAsset]?
    /// Of a request with one asset.
    public var assetID: String?
    public var assetURL: String?
    // A video (4).
    public var videos: [GeneratedVideo]?
    public var thumbnailURL: String?
    public var lastFrameURL: String?

    public init() {}

    enum CodingKeys: String, CodingKey {
        case status, assets, videos
        case bytedToken = "byted_token"
        case h5Link = "h5_link"
        case rawResponse = "raw_response"
        case groupID = "group_id"
        case vendorGroupID = "GroupId"
        case usableAssets = "usable_assets"
        case failedAssets = "failed_assets"
        case assetID = "asset_id"
        case assetURL = "asset_url"
        case thumbnailURL = "thumbnail_url"
        case lastFrameURL = "last_frame_url"
    }
}
