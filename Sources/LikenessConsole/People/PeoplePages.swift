// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// Groups: persons and virtual persons, with consent, licence, assets and videos.
struct PeoplePages: Sendable {
    private static let mostAssets = 24
    private static let mostVideos = 12
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/people") { visit in try await list(visit) }
        routes.page("/console/people/{id}") { visit in try await one(visit) }
        routes.form("/console/people/{id}/name") { visit, fields in try await rename(visit, fields) }
        routes.form("/console/people/{id}/withdraw") { visit, _ in try await withdraw(visit) }
        routes.form("/console/people/{id}/delete") { visit, _ in
            let group = try await found(visit)
            try await desk.engine.library.deleteGroup(
                group.id, kind: group.kind, by: visit.principal(for: group.account))
            return .seeOther(Area.people.path)
        }
    }

    /// Ends the consent; the person's own page can do the same.
    private func withdraw(_ visit: Visit) async throws -> Response {
        let group = try await found(visit)
        if visit.visitor.isAdmin {
            _ = try await desk.engine.consents.withdraw(group.id)
        } else {
            _ = try await desk.engine.consents.withdraw(group.id, by: visit.principal(for: group.account))
        }
        return .seeOther("/console/people/\(group.id)")
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let live = visit.query("before") == nil ? try await desk.live(.groups, for: visit) : nil
        let filter = GroupFilter(account: visit.scope, kind: visit.word("kind"), text: visit.query("q"))
        let cursor = visit.query("before")
        let found = try await desk.oversight.groups(
            filter, before: cursor.map { GroupID(rawValue: $0) }, limit: Pager<AssetGroup>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let address = PageAddress(Area.people.path).with("kind", filter.kind?.rawValue).with("q", filter.text)
        let values: Values = [
            "rows": pager.items.map { GroupRow(group: $0, words: words, visit: visit).values },
            "isEmpty": pager.items.isEmpty, "isFiltered": filter != GroupFilter(account: visit.scope),
            "kinds": visit.options(filter.kind, words.texts, "group"), "q": filter.text ?? "",
            "pager": pager.links(address), "namesAccounts": visit.namesAccounts,
        ]
        return desk.renderer.page(
            "people", values, of: visit, in: .people, title: words.texts["area_people"], live: live)
    }

    private func one(
        _ visit: Visit, typed: String? = nil, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let live = try await desk.live(.group(visit.id()), for: visit)
        let group = try await self.found(visit)
        let found = try await desk.oversight.assets(
            AssetFilter(account: group.account, group: group.id), before: nil, limit: Self.mostAssets + 1)
        let assets = found.prefix(Self.mostAssets)
        let videos = try await desk.oversight.videos(of: group.id, before: nil, limit: Self.mostVideos)
        var values = GroupRow(group: group, words: words, visit: visit).values
        values["page"] = "/console/people/\(group.id)"
        values["mayBeUsed"] = group.withdrawnAt == nil
        values["typed"] = typed ?? group.name
        if !group.description.isEmpty { values["description"] = group.description }
        values["facts"] = GroupFacts(group: group, words: words, visit: visit).facts
        let given = try await desk.engine.consents.view(group.id, within: group.account)
        values["consent"] =
            GroupFacts(group: group, words: words, visit: visit).consent
            + (given.map { ConsentFacts(view: $0, words: words).lines } ?? [])
        values["hasReceipt"] = given != nil
        values["mayWithdraw"] = given?.consent.state == .given
        if let given { values["consentChip"] = words.chip(given.consent.state) }
        values["licence"] = GroupFacts(group: group, words: words, visit: visit).licence
        values["assets"] = try await AssetCard.all(assets, desk, words, visit).map(\.values)
        values["hasAssets"] = !assets.isEmpty
        values["videos"] = videos.map { TaskRow(task: $0, words: words, visit: visit).values }
        values["hasVideos"] = !videos.isEmpty
        let extent = found.count > assets.count ? "groupAssetsMore" : "groupAssetsShown"
        values["warning"] = words.texts.filled(
            "groupDeleteText", ["assets": words.texts.filled(extent, ["count": String(assets.count)])])
        if let problem { values["problem"] = words.texts[problem] }
        return desk.renderer.page(
            "person", values, of: visit, in: .people, title: GroupRow(group: group, words: words, visit: visit).name,
            live: live, status: status)
    }

    private func rename(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let group = try await found(visit)
        let name = fields.text("name")
        if let problem = NameRule.problem(of: name) {
            return try await one(visit, typed: name, problem: problem, status: .unprocessableContent)
        }
        try await desk.engine.library.renameGroup(
            group.id, kind: group.kind, name: name, description: nil, by: visit.principal(for: group.account))
        return .seeOther("/console/people/\(group.id)")
    }

    private func found(_ visit: Visit) async throws -> AssetGroup {
        try await desk.oversight.group(visit.id(), within: visit.reach)
    }
}
