// SPDX-License-Identifier: Apache-2.0

package enum AspectRatio: String, Sendable, Codable, CaseIterable {
    case wide = "16:9"
    case classic = "4:3"
    case square = "1:1"
    case portrait = "3:4"
    case tall = "9:16"
    case cinema = "21:9"

    /// Width divided by height.
    package var value: Double {
        switch self {
        case .wide: 16 / 9
        case .classic: 4 / 3
        case .square: 1
        case .portrait: 3 / 4
        case .tall: 9 / 16
        case .cinema: 21 / 9
        }
    }

    /// The listed ratio nearest to a picture's, measured by the quotient so that wide and tall weigh alike.
    package static func nearest(width: Int, height: Int) -> AspectRatio {
        let wanted = Double(max(1, width)) / Double(max(1, height))
        func distance(_ ratio: AspectRatio) -> Double { max(ratio.value / wanted, wanted / ratio.value) }
        return allCases.min { distance($0) < distance($1) } ?? .wide
    }
}
