// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What goes out at `/f/…`.
package struct ServedFile: Sendable, Equatable {
    package let blob: Blob
    package let name: String
    package let contentType: String

    package init(blob: Blob, name: String, contentType: String) {
        self.blob = blob
        self.name = name
        self.contentType = contentType
    }
}
