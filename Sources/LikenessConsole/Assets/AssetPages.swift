// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// Photos, clips and sounds.
struct AssetPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/assets") { visit in try await list(visit) }
        routes.page("/console/assets/{id}") { visit in try await one(visit) }
        routes.part("/console/assets/{id}/thumbnail") { visit in
            let (asset, _) = try await found(visit)
            if try await desk.hasWithdrawn(asset) { return .thumbnail(nil) }
            return .thumbnail(try await desk.oversight.thumbnail(of: asset))
        }
        routes.form("/console/assets/{id}/name") { visit, fields in try await rename(visit, fields) }
        routes.form("/console/assets/{id}/delete") { visit, _ in
            let (asset, kind) = try await found(visit)
            try await desk.engine.library.deleteAsset(asset.id, kind: kind, by: visit.principal(for: asset.account))
            return .seeOther(Area.assets.path)
        }
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let filter = AssetFilter(
            account: visit.scope, group: visit.query("group").map { GroupID(rawValue: $0) },
            type: visit.word("type"), state: visit.word("state"), text: visit.query("q"))
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.assets, for: visit) : nil
        let found = try await desk.oversight.assets(
            filter, before: cursor.map { AssetID(rawValue: $0) }, limit: Pager<Asset>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let address = PageAddress(Area.assets.path).with("group", filter.group?.rawValue)
            .with("type", filter.type?.rawValue).with("state", filter.state?.rawValue).with("q", filter.text)
        var values: Values = [
            "cards": try await AssetCard.all(pager.items, desk, words, visit).map(\.values),
            "isEmpty": pager.items.isEmpty, "isFiltered": filter != AssetFilter(account: visit.scope),
            "types": visit.options(filter.type, words.texts, "type"),
            "states": visit.options(filter.state, words.texts, "asset"), "q": filter.text ?? "",
            "pager": pager.links(address),
        ]
        if let group = filter.group { values["group"] = group.rawValue }
        return desk.renderer.page(
            "assets", values, of: visit, in: .assets, title: words.texts["area_assets"], live: live)
    }

    private func one(
        _ visit: Visit, typed: String? = nil, problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let (asset, _) = try await found(visit)
        let card = AssetCard(
            asset: asset, desk: desk, words: words, visit: visit, isWithdrawn: try await desk.hasWithdrawn(asset))
        var values = card.values
        values["page"] = "/console/assets/\(asset.id)"
        values["typed"] = typed ?? asset.name
        values["facts"] = facts(asset, words, visit)
        values["address"] = asset.id.address
        values["task"] = asset.task.rawValue
        if let problem { values["problem"] = words.texts[problem] }
        return desk.renderer.page("asset", values, of: visit, in: .assets, title: card.name, status: status)
    }

    private func facts(_ asset: Asset, _ words: Words, _ visit: Visit) -> [Values] {
        var facts: [(String, String)] = [("factProject", asset.project.rawValue)]
        if visit.visitor.isAdmin { facts.insert(("factAccount", visit.name(of: asset.account)), at: 0) }
        if case .active(_, let media) = asset.status {
            facts += [("factFormat", media.format), ("factBytes", words.bytes(media.byteCount))]
            if let width = media.width, let height = media.height { facts.append(("factSize", "\(width) × \(height)")) }
            if let seconds = media.durationSeconds { facts.append(("factLength", "\(Words.rounded(seconds)) s")) }
            if let rate = media.framesPerSecond { facts.append(("factRate", "\(Words.rounded(rate)) fps")) }
        }
        return facts.map { ["name": words.texts[$0.0], "value": $0.1] }
    }

    private func rename(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let (asset, kind) = try await found(visit)
        let name = fields.text("name")
        if let problem = NameRule.problem(of: name) {
            return try await one(visit, typed: name, problem: problem, status: .unprocessableContent)
        }
        try await desk.engine.library.renameAsset(
            asset.id, kind: kind, name: name, by: visit.principal(for: asset.account))
        return .seeOther("/console/assets/\(asset.id)")
    }

    private func found(_ visit: Visit) async throws -> (Asset, AssetGroup.Kind) {
        let asset = try await desk.oversight.asset(visit.id(), within: visit.reach)
        return (asset, try await desk.oversight.group(asset.group, within: asset.account).kind)
    }
}
