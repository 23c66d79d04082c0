// SPDX-License-Identifier: Apache-2.0

extension QRCode {
    /// Of a drawing with `path`, quiet zone and all.
    package var viewBox: String {
        let side = width + 2 * Self.quietZone
        return "-\(Self.quietZone) -\(Self.quietZone) \(side) \(side)"
    }

    /// One path, a bar for each run of black modules.
    package var path: String {
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
