// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// Notifications: the list, and one with its attempts.
struct DeliveryPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/deliveries") { visit in try await list(visit) }
        routes.page("/console/deliveries/{id}") { visit in try await one(visit) }
        routes.form("/console/deliveries/{id}/resend") { visit, _ in
            let record = try await desk.oversight.delivery(visit.id(), within: visit.reach)
            let delivery = record.delivery
            _ = try await desk.engine.notifications.resend(
                delivery.id, for: visit.principal(for: delivery.account), claim: nil)
            return .seeOther("/console/deliveries/\(delivery.id)")
        }
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let task = visit.query("task").map { TaskID(rawValue: $0) }
        let filter = DeliveryFilter(task: task, status: visit.word("status"))
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.deliveries, for: visit) : nil
        let found = try await desk.oversight.deliveries(
            within: visit.scope, filter, before: cursor.map { DeliveryID(rawValue: $0) },
            limit: Pager<Delivery>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let address = PageAddress(Area.deliveries.path).with("status", filter.status?.rawValue)
            .with("task", task?.rawValue)
        var values: Values = [
            "rows": pager.items.map { row($0, words, visit) }, "isEmpty": pager.items.isEmpty,
            "isFiltered": filter.status != nil || task != nil,
            "statuses": visit.options(filter.status, words.texts, "delivery"), "pager": pager.links(address),
            "namesAccounts": visit.namesAccounts,
        ]
        if let task { values["task"] = task.rawValue }
        return desk.renderer.page(
            "deliveries", values, of: visit, in: .deliveries, title: words.texts["area_deliveries"], live: live)
    }

    private func row(_ delivery: Delivery, _ words: Words, _ visit: Visit) -> Values {
        var values: Values = [
            "id": delivery.id.rawValue, "path": "/console/deliveries/\(delivery.id)",
            "chip": words.chip(delivery.status), "url": delivery.endpoint.address,
            "attempts": String(delivery.attempts), "created": words.time(delivery.createdAt),
            "task": delivery.task.rawValue,
        ]
        if let next = delivery.nextAttemptAt { values["next"] = words.time(next) }
        if visit.namesAccounts { values["account"] = visit.name(of: delivery.account) }
        return values
    }

    private func one(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let found = try await desk.oversight.delivery(visit.id(), within: visit.reach)
        let live = try await desk.live(.task(found.delivery.task), for: visit)
        let record = try await desk.oversight.delivery(found.delivery.id, within: visit.reach)
        var values = row(record.delivery, words, visit)
        values["tries"] = record.attempts.map { attempt -> Values in
            let answer = AttemptWords(attempt, words.texts)
            return [
                "number": String(attempt.number), "time": words.time(attempt.startedAt), "text": answer.text,
                "tone": (answer.isGood ? Tone.good : .bad).rawValue,
            ]
        }
        values["hasTries"] = !record.attempts.isEmpty
        if let trouble = record.trouble {
            values["trouble"] = ["since": words.time(trouble.failingSince), "isDisabled": trouble.disabledAt != nil]
        }
        // A video's body is written anew for each try, with fresh links, and lies nowhere.
        if let body = record.delivery.body { values["body"] = String(decoding: body, as: UTF8.self) }
        return desk.renderer.page(
            "delivery", values, of: visit, in: .deliveries, title: record.delivery.id.rawValue, live: live)
    }
}
