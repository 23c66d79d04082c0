// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// Who has signed in.
struct Visitor: Sendable, Equatable {
    let key: APIKeyID
    /// The key's own account.
    let account: AccountID
    /// An operator: sees all accounts.
    let isAdmin: Bool
}

/// One request of somebody who has signed in.
struct Visit: Sendable {
    let request: Request
    let parameters: Parameters
    let language: ConsoleLanguage
    let visitor: Visitor
    /// What a form of this visitor carries.
    let csrf: String
    /// When the visitor has to sign in again.
    let endsAt: Timestamp
    /// Whose things are shown; nil: everybody's.
    let chosen: Account?
    /// Those that an operator may choose.
    let accounts: [Account]

    /// What the visitor may see is within it; nil is every account. What a page names by an id is looked for among all
    /// that the visitor may see, whatever is chosen.
    var reach: AccountID? { visitor.isAdmin ? nil : visitor.account }

    /// Whose things the lists show.
    var scope: AccountID? { visitor.isAdmin ? chosen?.id : visitor.account }

    /// On whose behalf something is made for an account.
    func principal(for account: AccountID) -> Principal { Principal(account: account, key: visitor.key) }

    /// As a form sends it, a plus for a space. Nil for text that no row can hold, and that nothing is found by.
    func query(_ name: String) -> String? {
        let fields = try? FormFields(urlEncoded: Array((request.uri.query ?? "").utf8))
        return fields?[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    func word<Word: RawRepresentable>(_ name: String) -> Word? where Word.RawValue == String {
        query(name).flatMap { Word(rawValue: $0) }
    }

    func id<Entity>(_ name: String = "id") -> ID<Entity> {
        ID(rawValue: parameters.get(name).flatMap { $0.utf8.contains(0) ? nil : $0 } ?? "")
    }

    /// This page's own address, with its query.
    var here: String { request.uri.string }

    func name(of account: AccountID) -> String {
        accounts.first { $0.id == account }?.name ?? chosen.flatMap { $0.id == account ? $0.name : nil }
            ?? account.rawValue
    }

    /// Whether lists say whose a thing is.
    var namesAccounts: Bool { scope == nil }
}
