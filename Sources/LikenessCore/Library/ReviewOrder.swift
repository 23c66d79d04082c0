// SPDX-License-Identifier: Apache-2.0

/// The input of a review task. The assets themselves are rows, made in the same transaction as the task.
package struct ReviewOrder: Sendable, Equatable, Codable {
    /// Which endpoint took it: they differ in the default type.
    package enum Endpoint: String, Sendable, Codable {
        case realAvatar, privateAvatar
    }

    package let endpoint: Endpoint
    package let group: GroupID
    /// In the order of the request.
    package let assets: [AssetID]
    /// Echoed in the answers; also picks the duration limit.
    package let modelName: String

    package init(endpoint: Endpoint, group: GroupID, assets: [AssetID], modelName: String) {
        self.endpoint = endpoint
        self.group = group
        self.assets = assets
        self.modelName = modelName
    }
}
