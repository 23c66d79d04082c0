// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// Every consent that was ever given, also of persons of whom nothing else is left: with its receipt, and the proof of
/// the erasure.
struct ConsentPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/consents") { visit in try await list(visit) }
        routes.part("/console/consents/{id}/receipt") { visit in
            let consent = try await found(visit)
            return Self.file(consent.receipt, "likeness-receipt-\(consent.group)")
        }
        routes.part("/console/consents/{id}/proof") { visit in
            let consent = try await found(visit)
            guard let erasure = consent.erasure else { throw ConsoleProblem.notFound }
            return Self.file(erasure.proof, "likeness-erasure-\(consent.group)")
        }
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let state: Consent.State? = visit.word("state")
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.groups, for: visit) : nil
        let found = try await desk.engine.consents.all(
            within: visit.scope, state: state, before: cursor.map { GroupID(rawValue: $0) },
            limit: Pager<Consent>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.group.rawValue }
        let values: Values = [
            "rows": pager.items.map { row($0, words, visit) }, "isEmpty": pager.items.isEmpty,
            "isFiltered": state != nil, "states": visit.options(state, words.texts, "consent"),
            "pager": pager.links(PageAddress("/console/consents").with("state", state?.rawValue)),
            "namesAccounts": visit.namesAccounts,
        ]
        return desk.renderer.page(
            "consents", values, of: visit, in: .people, title: words.texts["consents"], live: live)
    }

    private func row(_ consent: Consent, _ words: Words, _ visit: Visit) -> Values {
        var values: Values = [
            "id": consent.group.rawValue, "chip": words.chip(consent.state), "project": consent.project.rawValue,
            "given": words.time(consent.givenAt), "receipt": "/console/consents/\(consent.group)/receipt",
        ]
        if consent.erasure == nil { values["path"] = "/console/people/\(consent.group)" }
        if let ending = consent.ending {
            values["ended"] = words.time(ending.at)
            values["endedBy"] = words.texts["ender_\(ending.by.rawValue)"]
        }
        if consent.erasure != nil { values["proof"] = "/console/consents/\(consent.group)/proof" }
        if visit.namesAccounts { values["account"] = visit.name(of: consent.account) }
        return values
    }

    private func found(_ visit: Visit) async throws -> Consent {
        guard let consent = try await desk.engine.consents.view(visit.id(), within: visit.reach)?.consent else {
            throw ConsoleProblem.notFound
        }
        return consent
    }

    /// A signed statement, as a file.
    private static func file(_ statement: String, _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/jose", .cacheControl: "no-store",
                .contentDisposition: #"attachment; filename="\#(name).jws""#,
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: statement)))
    }
}
