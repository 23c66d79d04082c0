// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// Accounts with their credit and use: all of them for an operator, its own for an account.
struct AccountPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/accounts") { visit in
            guard visit.visitor.isAdmin else { return .seeOther("/console/accounts/\(visit.visitor.account)") }
            return try await list(visit)
        }
        routes.page("/console/accounts/{id}") { visit in try await one(visit) }
        routes.form("/console/accounts", on: .itself) { visit, fields in try await make(visit, fields) }
        routes.form("/console/accounts/{id}/credit") { visit, fields in try await changeCredit(visit, fields) }
    }

    // MARK: All

    private func list(
        _ visit: Visit, name: String = "", credit: String = "", problems: [String: String] = [:],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.accounts, for: visit) : nil
        let found = try await desk.oversight.accounts(
            before: cursor.map { AccountID(rawValue: $0) }, limit: Pager<Account>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let values: Values = [
            "rows": pager.items.map { row($0, words) }, "isEmpty": pager.items.isEmpty,
            "pager": pager.links(PageAddress(Area.accounts.path)), "typedName": name, "typedCredit": credit,
            "problems": problems.mapValues { words.texts[$0] },
        ]
        return desk.renderer.page(
            "accounts", values, of: visit, in: .accounts, title: words.texts["area_accounts"], live: live,
            status: status)
    }

    private func row(_ account: Account, _ words: Words) -> Values {
        [
            "id": account.id.rawValue, "path": "/console/accounts/\(account.id)", "name": account.name,
            "created": words.time(account.createdAt), "available": CreditWords(account.credit, words.texts).available,
            "used": CreditWords.dollars(account.credit.used),
        ]
    }

    private func make(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        guard visit.visitor.isAdmin else { throw ConsoleProblem.notFound }
        let (name, credit) = (fields.text("name"), fields.text("credit"))
        var problems: [String: String] = [:]
        let amount = DollarAmount(credit)
        if !Account.allows(name: name) { problems["name"] = "problem_accountName" }
        if !credit.isEmpty, amount == nil {
            problems["credit"] = DollarAmount.isTooLarge(credit) ? "problem_amountLarge" : "problem_amount"
        }
        if problems["name"] == nil, try await desk.engine.accounts.account(named: name) != nil {
            problems["name"] = "problem_accountTaken"
        }
        guard problems.isEmpty else {
            return try await list(visit, name: name, credit: credit, problems: problems, status: .unprocessableContent)
        }
        do {
            let made = try await desk.engine.accounts.createAccount(named: name, credit: amount?.microUSD)
            return .seeOther("/console/accounts/\(made.id)")
        } catch let error as StoreError where error.code == .duplicate {
            return try await list(
                visit, name: name, credit: credit, problems: ["name": "problem_accountTaken"],
                status: .unprocessableContent)
        }
    }

    // MARK: One

    private func one(_ visit: Visit, form: CreditForm = CreditForm(), status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        let words = Words(texts: desk.renderer.words(visit.language))
        let live = try await desk.live(.account(visit.id()), for: visit)
        let account = try await found(visit)
        let used = try await UsageTable(usage: desk.engine.usage, account: account.id, now: desk.time.now).read(words)
        var values: Values = [
            "page": "/console/accounts/\(account.id)", "id": account.id.rawValue, "name": account.name,
            "created": words.time(account.createdAt), "facts": CreditWords(account.credit, words.texts).facts,
            "mayChange": visit.visitor.isAdmin,
            "usage": used.rows, "hasUsage": !used.rows.isEmpty, "days": used.chart.values,
        ]
        values.merge(form.values(words.texts)) { $1 }
        return desk.renderer.page(
            "account", values, of: visit, in: .accounts, title: account.name, live: live, status: status)
    }

    private func changeCredit(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        guard visit.visitor.isAdmin else { throw ConsoleProblem.notFound }
        let account = try await found(visit)
        var form = CreditForm(fields)
        guard let change = form.change(of: account.credit) else {
            return try await one(visit, form: form, status: .unprocessableContent)
        }
        _ = try await desk.engine.accounts.changeCredit(of: account.id, change)
        return .seeOther("/console/accounts/\(account.id)")
    }

    private func found(_ visit: Visit) async throws -> Account {
        let id: AccountID = visit.id()
        guard visit.reach.map({ $0 == id }) ?? true, let account = try await desk.oversight.account(id) else {
            throw ConsoleProblem.notFound
        }
        return account
    }
}
