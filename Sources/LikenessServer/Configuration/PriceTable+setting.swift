// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension PriceTable {
    /// `contract`, or `free`, each alone or before prices that replace its own:
    /// `contract,face:720p=0.25,seedance-2.5:1080p=0.6,plain+clips:720p=0.09`.
    init(_ settings: SettingReader) throws {
        var entries = settings.list(.prices)[...]
        let base: PriceTable
        switch entries.first {
        case "free": base = .free
        case "contract", nil: base = .contract
        default:
            base = .contract
            entries = ["contract"] + entries
        }
        var prices: [Item: Int64] = [:]
        for entry in entries.dropFirst() {
            guard let (item, price) = Self.entry(entry) else {
                throw settings.invalid(
                    .prices, entry,
                    allowed: """
                        contract, free, or CLASS:RESOLUTION=DOLLARS after it, separated by commas; CLASS is plain, \
                        face or a model, +clips behind it for orders with clips; DOLLARS a second, 0-1000
                        """)
            }
            prices[item] = price
        }
        self = base.replacing(prices)
    }

    private static func entry(_ text: String) -> (item: Item, price: Int64)? {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        let names = (sides.first ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, names.count == 2, let amount = DollarAmount(String(sides[1])),
            prices.contains(amount.microUSD), let resolution = VideoResolution(rawValue: String(names[1]))
        else { return nil }
        let hasClips = names[0].hasSuffix("+clips")
        let name = String(hasClips ? names[0].dropLast("+clips".count) : names[0])
        guard let known = classes.contains(name) ? name : VideoModel(name: name)?.rawValue else { return nil }
        return (Item(known, resolution, hasClips: hasClips), amount.microUSD)
    }
}
