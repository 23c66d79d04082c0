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
        routes.form("/console/keys", on: .itself) { visit, fields in try await make(visit, fields) }
        routes.form("/console/keys/{id}/revoke", on: .at(Area.keys.path)) { visit, _ in
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
        _ visit: Visit, made: IssuedKey? = nil, form: KeyForm? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.keys, for: visit) : nil
        let found = try await desk.oversight.keys(
            of: visit.scope, before: cursor.map { APIKeyID(rawValue: $0) }, limit: Pager<APIKey>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let shown = pager.items.filter { visit.visitor.isAdmin || !$0.isAdmin }
        var values: Values = [
            "rows": shown.map { row($0, words, visit) }, "isEmpty": shown.isEmpty,
            "pager": pager.links(PageAddress(Area.keys.path)), "namesAccounts": visit.namesAccounts,
        ]
        let form = form ?? KeyForm(account: visit.chosen?.name ?? "")
        values.merge(form.values(words.texts)) { $1 }
        if let made { values["made"] = ["key": made.key.exposed, "account": made.accountName] }
        return desk.renderer.page(
            "keys", values, of: visit, in: .keys, title: words.texts["area_keys"], live: live, status: status)
    }

    private func row(_ key: APIKey, _ words: Words, _ visit: Visit) -> Values {
        var values: Values = [
            "id": key.id.rawValue, "hint": key.hint, "created": words.time(key.createdAt),
            "chip": words.chip(key.revokedAt == nil ? .good : .idle, key.revokedAt == nil ? "keyActive" : "keyRevoked"),
            "isOperators": key.isAdmin, "isOwn": key.id == visit.visitor.key, "isActive": key.revokedAt == nil,
        ]
        if let revoked = key.revokedAt { values["revoked"] = words.time(revoked) }
        if !key.label.isEmpty { values["label"] = key.label }
        let reach = reach(of: key.grant, words)
        if !key.isAdmin, !reach.isEmpty { values["reach"] = reach }
        if let end = key.grant.expiresAt { values["expires"] = words.time(end) }
        if key.revokedAt == nil, key.grant.hasExpired(at: desk.time.now) {
            values["chip"] = words.chip(.idle, "keyExpired")
        }
        if visit.namesAccounts { values["account"] = visit.name(of: key.account) }
        return values
    }

    /// What it may do, where that is less than everything.
    private func reach(of grant: KeyGrant, _ words: Words) -> String {
        var parts: [String] = []
        if grant.scopes.count < KeyScope.allCases.count {
            parts.append(
                KeyScope.allCases.filter { grant.scopes.contains($0) }.map { words.texts["scope_\($0.rawValue)"] }
                    .joined(separator: ", "))
        }
        if let projects = grant.projects {
            parts.append("\(words.texts["licenceProjects"]): \(projects.map(\.rawValue).joined(separator: ", "))")
        }
        if let rate = grant.requestsPerSecond {
            parts.append(words.texts.filled("budgetLimit", ["count": String(rate)]))
        }
        return parts.joined(separator: " · ")
    }

    /// An account makes keys for itself; an operator for any account, and makes one that is new with it.
    private func make(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        var form = KeyForm(fields, account: visit.visitor.isAdmin ? nil : visit.chosen?.name ?? "")
        guard let grant = form.grant(now: desk.time.now, within: try await grant(of: visit)) else {
            return try await list(visit, form: form, status: .unprocessableContent)
        }
        let made = try await desk.engine.accounts.createKey(
            accountNamed: form.account, label: form.label, grant: grant)
        return try await list(visit, made: made)
    }

    private func grant(of visit: Visit) async throws -> KeyGrant {
        guard let key = try await desk.entrance.keys.key(visit.visitor.key) else { throw ConsoleProblem.signInNeeded }
        return key.grant
    }
}
