// SPDX-License-Identifier: Apache-2.0

/// What the vendor answers about a verification, under `raw_response.Result` (contract/apimart.md 1.1 and 1.3).
public struct VendorSession: Sendable, Equatable, Codable {
    public var bytedToken: String?
    public var callbackURL: String?
    public var h5Link: String?
    /// Of a verification that was passed.
    public var groupID: String?

    public init(
        bytedToken: String? = nil, callbackURL: String? = nil, h5Link: String? = nil, groupID: String? = nil
    ) {
        self.bytedToken = bytedToken
        self.callbackURL = callbackURL
        self.h5Link = h5Link
        self.groupID = groupID
    }

    enum CodingKeys: String, CodingKey {
        case bytedToken = "BytedToken"
        case callbackURL = "CallbackURL"
        case h5Link = "H5Link"
        case groupID = "GroupId"
    }
}
