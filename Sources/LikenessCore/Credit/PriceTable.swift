// SPDX-License-Identifier: Apache-2.0

/// What a second of video costs, in millionths of a US dollar. Its defaults are the contract's prices
/// (contract/apimart.md 3.5); where that has none, for the fast and small models and for 2.5, those of their class.
package struct PriceTable: Sendable, Equatable {
    /// What a price is for. A model's own goes before its class's.
    package struct Item: Sendable, Hashable {
        package let name: String
        package let resolution: VideoResolution
        /// Whether clips are among the references: such orders pay for the seconds of their clips too.
        package let hasClips: Bool

        package init(_ name: String, _ resolution: VideoResolution, hasClips: Bool = false) {
            self.name = name
            self.resolution = resolution
            self.hasClips = hasClips
        }
    }

    /// The classes of models that the contract has prices for.
    package static let classes = ["plain", "face"]
    /// A second that costs a thousand dollars is a slip of the pen.
    package static let prices: ClosedRange<Int64> = 0...1_000_000_000
    package static let free = PriceTable([:])
    package static let contract = PriceTable([
        Item("face", .p480): 99_200, Item("face", .p720): 213_600, Item("face", .p1080): 500_000,
        Item("plain", .p480): 66_000, Item("plain", .p720): 142_000, Item("plain", .p1080): 354_400,
        Item("plain", .p2160): 722_000,
    ])

    private var perSecond: [Item: Int64]

    package init(_ perSecond: [Item: Int64]) {
        self.perSecond = perSecond
    }

    package func replacing(_ prices: [Item: Int64]) -> PriceTable {
        PriceTable(perSecond.merging(prices) { $1 })
    }

    /// What an order costs.
    /// - Parameters:
    ///   - made: milliseconds of video that were made.
    ///   - clips: milliseconds of all clips among the references.
    /// - Returns: millionths of a dollar, rounded up.
    package func cost(of order: VideoOrder, made: Int64, clips: Int64) -> Int64 {
        if !order.videos.isEmpty, let price = price(order, hasClips: true) {
            return Self.product(price, made + clips)
        }
        return Self.product(price(order, hasClips: false) ?? 0, made)
    }

    /// The most that an order can cost, whatever its references turn out to be.
    package func mostCost(of order: VideoOrder) -> Int64 {
        let longestClips = Int64((order.model.assetDurations.upperBound + 1) * 1000)
        return cost(of: order, made: order.billedMilliseconds ?? order.longestMilliseconds, clips: longestClips)
    }

    private func price(_ order: VideoOrder, hasClips: Bool) -> Int64? {
        perSecond[Item(order.model.rawValue, order.resolution, hasClips: hasClips)]
            ?? perSecond[Item(order.model.priceClass, order.resolution, hasClips: hasClips)]
    }

    private static func product(_ price: Int64, _ milliseconds: Int64) -> Int64 {
        (price * max(0, milliseconds) + 999) / 1000
    }
}

extension VideoOrder {
    /// What an order of a fixed length is charged for, whatever the length of the file; nil where the engine chooses.
    package var billedMilliseconds: Int64? { seconds.map { Int64($0) * 1000 } }

    fileprivate var longestMilliseconds: Int64 { Int64(model.durations.upperBound) * 1000 }
}

extension VideoModel {
    fileprivate var priceClass: String {
        switch self {
        case .face, .fastFace: "face"
        case .standard, .fast, .mini, .next: "plain"
        }
    }
}
