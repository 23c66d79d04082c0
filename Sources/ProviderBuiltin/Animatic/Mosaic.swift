// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Several pictures on one page: rows that fill it, with sides that halve into whole chroma samples.
enum Mosaic {
    struct Tile: Equatable, Sendable {
        let x: Int
        let y: Int
        let size: PixelSize
    }

    static func tiles(_ count: Int, on page: PixelSize) -> [Tile] {
        let rows = rowCount(count, on: page)
        let counts = (0..<rows).map { row in count * (row + 1) / rows - count * row / rows }
        let heights = cut(page.height, into: rows)
        return zip(counts, heights).flatMap { columns, height in
            cut(page.width, into: columns).map { width in
                Tile(x: width.lowerBound, y: height.lowerBound, size: PixelSize(width.count, height.count))
            }
        }
    }

    /// The number of rows that makes the tiles most nearly square.
    private static func rowCount(_ count: Int, on page: PixelSize) -> Int {
        func unevenness(_ rows: Int) -> Double {
            let columns = Double(count) / Double(rows)
            let ratio = Double(page.width) / columns / (Double(page.height) / Double(rows))
            return max(ratio, 1 / ratio)
        }
        return (1...max(1, count)).min { unevenness($0) < unevenness($1) } ?? 1
    }

    private static func cut(_ length: Int, into parts: Int) -> [Range<Int>] {
        let edges = (0...parts).map { $0 == parts ? length : length * $0 / parts / 2 * 2 }
        return zip(edges, edges.dropFirst()).map { $0..<$1 }
    }
}
