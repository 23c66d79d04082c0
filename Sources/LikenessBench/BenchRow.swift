// SPDX-License-Identifier: Apache-2.0

/// One measured figure beside its floor, as `var/bench.json` lists it.
package struct BenchRow: Sendable, Encodable, Equatable {
    package enum Better: Sendable {
        /// Throughput: the ratio is figure over floor.
        case higher
        /// Time: the ratio is floor over figure.
        case lower
    }

    package let name: String
    package let figure: Double
    package let unit: String
    /// What the same machine did in the same run without us; nil where there is none.
    package let floor: Double?
    /// How close the figure comes to the floor: 1 is as good, more is better.
    package let ratio: Double?
    /// What was asked for: a ratio where there is a floor, else a bound for the figure; nil where nothing was.
    package let goal: Double?
    package let holds: Bool?

    enum CodingKeys: CodingKey {
        case name, figure, unit, floor, ratio, goal, holds
    }

    /// A figure with its floor.
    package init(
        _ name: String, figure: Double, floor: Double, unit: String, better: Better, goal: Double? = nil
    ) {
        self.name = name
        self.figure = figure
        self.unit = unit
        self.floor = floor
        let ratio = better == .higher ? figure / floor : floor / figure
        self.ratio = ratio
        self.goal = goal
        self.holds = goal.map { ratio >= $0 }
    }

    /// A figure for which nothing was asked.
    package init(_ name: String, figure: Double, unit: String) {
        self.name = name
        self.figure = figure
        self.unit = unit
        self.floor = nil
        self.ratio = nil
        self.goal = nil
        self.holds = nil
    }

    /// A figure that may not exceed `limit`.
    package init(_ name: String, figure: Double, unit: String, limit: Double) {
        self.name = name
        self.figure = figure
        self.unit = unit
        self.floor = nil
        self.ratio = nil
        self.goal = limit
        self.holds = figure <= limit
    }

    /// All keys in every row, null where there is nothing: a list that scripts can rely on.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(figure, forKey: .figure)
        try container.encode(unit, forKey: .unit)
        try container.encode(floor, forKey: .floor)
        try container.encode(ratio, forKey: .ratio)
        try container.encode(goal, forKey: .goal)
        try container.encode(holds, forKey: .holds)
    }
}
