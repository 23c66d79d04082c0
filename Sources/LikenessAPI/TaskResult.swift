// SPDX-License-Identifier: Apache-2.0

/// What a task made. Which fields there are depends on the kind of the task.
public struct TaskResult: Sendable, Equatable, Codable {
    /// Step 1: asks for the outcome, in ``VerificationQuery``. A secret; Likeness forgets it with its session.
    public var bytedToken: String?
    /// Step 1: the link for the person. A secret; it lives for 30 minutes unless the operator set another time, at the
    /// vendor for 120 s (contract/apimart.md 1.2).
    public var h5Link: String?
    /// Step 2: the verified person's group. A review: the group that the assets are in.
    public var groupID: String?
    /// `groupID` once more, under the vendor's name `GroupId` (contract/apimart.md 1.3).
    public var vendorGroupID: String?
    /// Step 2: `passed`. A verification that was not passed has no result.
    public var status: String?
    /// Steps 1 and 2: the same in the vendor's form.
    public var rawResponse: VendorAnswer<VendorSession>?
    /// A review: all its assets in the order of the request (contract/apimart.md 2.3).
    public var assets: [ReviewedAsset]?
    /// A review: those of `assets` that are `active`. They may be used even if the task failed.
    public var usableAssets: [ReviewedAsset]?
    /// A review: those of `assets` that are `failed`, each with its reason.
    public var failedAssets: [ReviewedAsset]?
    /// Of a request with one asset.
    public var assetID: String?
    /// `asset://` and the id, of a request with one asset.
    public var assetURL: String?
    /// A video: always one entry (contract/apimart.md 4).
    public var videos: [GeneratedVideo]?
    /// A video: a JPEG of it, valid as long as the video.
    public var thumbnailURL: String?
    /// A video: `videos[0].lastFrameURL` once more, where some clients look for it (contract/apimart.md 4).
    public var lastFrameURL: String?

    /// Empty; the kind of the task decides which fields are set.
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
