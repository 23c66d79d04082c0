// SPDX-License-Identifier: Apache-2.0

/// Bars over time, as the geometry of an SVG: the template draws it with presentation attributes and classes alone, for
/// the page's policy allows no style within it.
struct BarChart {
    struct Bar {
        /// Under the bar, and read out with its value.
        let label: String
        /// From the bottom upwards, each with its class.
        let parts: [(value: Double, style: String)]
        /// What is shown when it is pointed at.
        let text: String
        /// Its row in the table of numbers, behind its label.
        let numbers: [String]

        var total: Double { parts.reduce(0) { $0 + $1.value } }
    }

    /// In the units of its text: half as wide where two stand side by side.
    enum Size: String {
        case whole, half

        var width: Double { self == .whole ? 860 : 420 }
    }

    static let height = 170.0
    private static let left = 44.0
    private static let bottom = 22.0
    private static let top = 10.0
    private static let gap = 0.22
    let size: Size
    /// What is read out for the whole.
    let name: String
    /// What is said in the place of bars when there are none.
    let empty: String
    /// Over the table of numbers: of the labels, then of each number.
    let columns: [String]
    let bars: [Bar]
    /// How a value at the axis is written.
    let axis: (Double) -> String

    var values: Values {
        let most = Self.roundUp(bars.map(\.total).max() ?? 0)
        let room = Self.height - Self.top - Self.bottom
        let width = size.width
        let step = (width - Self.left) / Double(max(1, bars.count))
        return [
            "chartName": name, "size": size.rawValue, "box": "0 0 \(Self.text(width)) \(Self.text(Self.height))",
            "isEmpty": bars.allSatisfy { $0.total == 0 }, "empty": empty, "columns": columns,
            "lines": [0, 0.5, 1].map { share -> Values in
                let y = Self.top + room * (1 - share)
                return [
                    "y": Self.text(y), "x1": Self.text(Self.left), "x2": Self.text(width),
                    "labelX": Self.text(Self.left - 8), "labelY": Self.text(y + 4), "label": axis(most * share),
                ]
            },
            "bars": bars.enumerated().map { index, bar in
                draw(bar, at: Self.left + step * Double(index), step, most, room, isNamed: isNamed(index))
            },
        ]
    }

    /// From the present hour backwards, as many as have room.
    private func isNamed(_ index: Int) -> Bool {
        (bars.count - 1 - index) % (size == .whole ? 3 : 6) == 0
    }

    private func draw(
        _ bar: Bar, at x: Double, _ step: Double, _ most: Double, _ room: Double, isNamed: Bool
    ) -> Values {
        var floor = Self.top + room
        let rects = bar.parts.filter { $0.value > 0 }.map { part -> Values in
            let tall = max(1.5, room * part.value / most)
            floor -= tall
            return [
                "x": Self.text(x + step * Self.gap / 2), "y": Self.text(floor),
                "width": Self.text(step * (1 - Self.gap)), "height": Self.text(tall), "style": part.style,
            ]
        }
        var values: Values = [
            "rects": rects, "text": bar.text, "x": Self.text(x + step / 2), "head": bar.label, "numbers": bar.numbers,
        ]
        if isNamed {
            values["label"] = ["x": Self.text(x + step / 2), "y": Self.text(Self.height - 6), "text": bar.label]
        }
        return values
    }

    /// 1, 2 or 4 times a power of ten, so that the axis has plain numbers, also in its middle.
    private static func roundUp(_ value: Double) -> Double {
        guard value > 0 else { return 1 }
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        while power > value { power /= 10 }
        return [1, 2, 4, 10].map { $0 * power }.first { $0 >= value } ?? value
    }

    private static func text(_ number: Double) -> String { Words.rounded(number) }
}
