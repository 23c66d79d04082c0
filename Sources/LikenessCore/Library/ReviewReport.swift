// SPDX-License-Identifier: Apache-2.0

/// What became of each asset of a review, in the order of the request.
package struct ReviewReport: Sendable, Equatable, Codable {
    package struct Item: Sendable, Equatable, Codable {
        package let asset: AssetID
        package let name: String
        package let sourceURL: String
        /// Nil: Active.
        package let rejection: AssetRejection?

        package init(asset: AssetID, name: String, sourceURL: String, rejection: AssetRejection?) {
            self.asset = asset
            self.name = name
            self.sourceURL = sourceURL
            self.rejection = rejection
        }
    }

    package let group: GroupID
    package let items: [Item]

    package init(group: GroupID, items: [Item]) {
        self.group = group
        self.items = items
    }
}
