// SPDX-License-Identifier: Apache-2.0

/// A decoded picture: rows of 8-bit red, green, blue without padding.
package struct Picture: Sendable {
    package let width: Int
    package let height: Int
    /// `width * height * 3` bytes.
    package let rgb: [UInt8]

    /// Nil unless `rgb` has exactly the bytes that the size asks for.
    package init?(width: Int, height: Int, rgb: [UInt8]) {
        guard width > 0, height > 0, rgb.count == width * height * 3 else { return nil }
        self.width = width
        self.height = height
        self.rgb = rgb
    }
}
