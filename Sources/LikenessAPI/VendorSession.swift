// SPDX-License-Identifier: Apache-2.0

/// What the vendor answers about a verification, under `raw_response.Result` (contract/apimart.md 1.1 and 1.3).
public struct VendorSession: Sendable, Equatable, Codable {
    /// ``TaskResult/bytedToken`` in the vendor's spelling, in step 1. A secret.
    public var bytedToken: String?
    /// What step 1 was asked with.
    public var callbackURL: String?
    /// ``TaskResult/h5Link`` in the vendor's spelling, in step 1. A secret.
    public var h5Link: String?
    /// Of a verification that was passed.
    public var groupID: String?

    /// Step 1 has the first three, step 2 the last.
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
