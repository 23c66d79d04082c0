// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// An account's credit as its pages show it.
struct CreditWords {
    private let credit: Credit
    private let texts: ConsoleTexts

    init(_ credit: Credit, _ texts: ConsoleTexts) {
        self.credit = credit
        self.texts = texts
    }

    var available: String { credit.available.map(Self.dollars) ?? texts["creditOpen"] }

    var facts: [Values] {
        [
            ("creditAvailable", available), ("creditUsed", Self.dollars(credit.used)),
            ("creditReserved", Self.dollars(credit.reserved)),
            ("creditGranted", credit.granted.map(Self.dollars) ?? texts["creditOpen"]),
        ].map { ["name": texts[$0.0], "value": $0.1] }
    }

    static func dollars(_ microUSD: Int64) -> String { "$\(DollarAmount(microUSD: microUSD))" }
}
