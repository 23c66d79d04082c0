// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// API keys: made, shown once, and revoked.
struct KeyPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/keys") { visit in try await list(visit) }
        routes.form("/console/keys") { visit, fields in try await make(visit, fields) }
        routes.form("/console/keys/{id}/revoke") { visit, _ in
            let key = try await desk.oversight.key(visit.id(), within: visit.reach)
            // An operator's token is not an account's to end.
            guard visit.visitor.isAdmin || !key.isAdmin else { throw RuleViolation.notFound(.key) }
            try await desk.engine.accounts.revokeKey(key.id)
            desk.entrance.keys.forget(key.id)
            return .seeOther(Area.keys.path)
        }
    }

    /// - Parameter made: the new key: this answer is the only place where it is ever shown.
    private func list(
        _ visit: Visit, made: IssuedKey? = nil, typed: String? = nil, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let cursor = visit.query("before")
        let found = try await desk.oversight.keys(
            of: visit.scope, before: cursor.map { APIKeyID(rawValue: $0) }, limit: Pager<APIKey>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let shown = pager.items.filter { visit.visitor.isAdmin || !$0.isAdmin }
        var values: Values = [
            "rows": shown.map { row($0, words, visit) }, "isEmpty": shown.isEmpty,
            "pager": pager.links(PageAddress(Area.keys.path)), "namesAccounts": visit.namesAccounts,
            "typed": typed ?? visit.chosen?.name ?? "",
        ]
        if let made { values["made"] = ["key": made.key.exposed, "account": made.accountName] }
        if let problem { values["problem"] = words.texts[problem] }
        return desk.renderer.page(
            "keys", values, of: visit, in: .keys, title: words.texts["area_keys"], status: status)
    }

    private func row(_ key: APIKey, _ words: Words, _ visit: Visit) -> Values {
        var values: Values = [
            "id": key.id.rawValue, "hint": key.hint, "created": words.time(key.createdAt),
            "chip": words.chip(key.revokedAt == nil ? .good : .idle, key.revokedAt == nil ? "keyActive" : "keyRevoked"),
            "isOperators": key.isAdmin, "isOwn": key.id == visit.visitor.key, "isActive": key.revokedAt == nil,
        ]
        if let revoked = key.revokedAt { values["revoked"] = words.time(revoked) }
        if visit.namesAccounts { values["account"] = visit.name(of: key.account) }
        return values
    }

    private func make(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        // An account makes keys for itself; an operator for any account, and makes one that is new with it.
        let name = visit.visitor.isAdmin ? fields.text("account") : visit.chosen?.name ?? ""
        guard ProjectName.lengths.contains(name.unicodeScalars.count),
            !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else {
            return try await list(
                visit, typed: name, problem: "problem_accountName", status: .unprocessableContent)
        }
        let made = try await desk.engine.accounts.createKey(accountNamed: name)
        return try await list(visit, made: made)
    }
}
