// SPDX-License-Identifier: Apache-2.0

/// A stored byte string.
package struct Blob: Sendable, Hashable, Codable {
    package let key: BlobKey
    package let byteCount: Int64

    package init(key: BlobKey, byteCount: Int64) {
        self.key = key
        self.byteCount = byteCount
    }
}
