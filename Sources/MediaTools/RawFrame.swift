// SPDX-License-Identifier: Apache-2.0

/// A decoded frame: rows of 8-bit red, green, blue without padding.
package struct RawFrame: Sendable, Equatable {
    package let width: Int
    package let height: Int
    package let rgb: [UInt8]

    package init(width: Int, height: Int, rgb: [UInt8]) {
        self.width = width
        self.height = height
        self.rgb = rgb
    }
}
