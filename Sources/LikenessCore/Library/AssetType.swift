// SPDX-License-Identifier: Apache-2.0

/// The vendor's three words.
package enum AssetType: String, Sendable, Codable, CaseIterable {
    case image = "Image"
    case video = "Video"
    case audio = "Audio"
}
