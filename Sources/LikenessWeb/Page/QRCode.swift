// SPDX-License-Identifier: Apache-2.0

import CQRencode

/// A text as a QR code, drawn as one SVG path.
struct QRCode {
    /// How many modules each side has, without the quiet zone.
    let width: Int
    private let modules: [Bool]

    /// Nil for a text too long for any code.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        // The lowest bit tells black from white.
        self.modules = (0..<(width * width)).map { data[$0] & 1 == 1 }
        self.width = width
    }

    func isBlack(_ column: Int, _ row: Int) -> Bool { modules[row * width + column] }

    /// With the quiet zone of four modules that readers need (ISO/IEC 18004, 5.3.8).
    var viewBox: String { "-4 -4 \(width + 8) \(width + 8)" }

    /// A bar for each run of black modules.
    var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard isBlack(column, row) else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, isBlack(column, row) { column += 1 }
                path += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}
