// SPDX-License-Identifier: Apache-2.0

/// Where a reference comes from, and the field that named it (`image_urls[2]`) for what may have to be said about it.
package struct MediaReference: Sendable, Equatable, Codable {
    package enum Source: Sendable, Equatable, Codable {
        case asset(AssetID)
        /// An http(s) URL that passed the text check; ours (`/f/…`) or anybody's.
        case url(String)
    }

    package let source: Source
    package let path: String

    package init(source: Source, path: String) {
        self.source = source
        self.path = path
    }
}
