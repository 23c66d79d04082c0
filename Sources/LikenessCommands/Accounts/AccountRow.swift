// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// An account as `accounts` prints it. Amounts are in millionths of a US dollar; those of an account without a limit are
/// left out.
struct AccountRow: Encodable {
    let id: String
    let name: String
    let created: Int64
    let grantedMicroUSD: Int64?
    let availableMicroUSD: Int64?
    let usedMicroUSD: Int64
    let reservedMicroUSD: Int64

    init(_ account: Account, credit: Credit? = nil) {
        let credit = credit ?? account.credit
        self.id = account.id.rawValue
        self.name = account.name
        self.created = account.createdAt.seconds
        self.grantedMicroUSD = credit.granted
        self.availableMicroUSD = credit.available
        self.usedMicroUSD = credit.used
        self.reservedMicroUSD = credit.reserved
    }

    enum CodingKeys: String, CodingKey {
        case id, name, created
        case grantedMicroUSD = "granted_micro_usd"
        case availableMicroUSD = "available_micro_usd"
        case usedMicroUSD = "used_micro_usd"
        case reservedMicroUSD = "reserved_micro_usd"
    }

    static let heading = ["account", "name", "available $", "used $", "reserved $"]

    var cells: [String] {
        func dollars(_ amount: Int64) -> String { DollarAmount(microUSD: amount).description }
        return [
            id, name, availableMicroUSD.map(dollars) ?? "unlimited", dollars(usedMicroUSD), dollars(reservedMicroUSD),
        ]
    }
}
