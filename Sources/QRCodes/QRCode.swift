// SPDX-License-Identifier: Apache-2.0

import CQRencode

/// A text as a QR code.
package struct QRCode: Sendable {
    /// White modules that readers need on every side (ISO/IEC 18004, 5.3.8).
    package static let quietZone = 4

    /// How many modules each side has, without the quiet zone.
    package let width: Int
    private let modules: [Bool]

    /// Nil for a text too long for any code.
    package init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        // The lowest bit tells black from white.
        self.modules = (0..<(width * width)).map { data[$0] & 1 == 1 }
        self.width = width
    }

    /// Outside of the code everything is white.
    package func isBlack(_ column: Int, _ row: Int) -> Bool {
        (0..<width).contains(column) && (0..<width).contains(row) && modules[row * width + column]
    }
}
