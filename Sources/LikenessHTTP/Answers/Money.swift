// SPDX-License-Identifier: Apache-2.0

/// An amount as clients read it. One credit is a tenth of a dollar (contract/apimart.md 3.5).
struct Money {
    let microUSD: Int64

    // Divided once, so that the decimals stay short.
    var dollars: Double { Double(microUSD) / 1_000_000 }
    var credits: Double { Double(microUSD) / 100_000 }
}
