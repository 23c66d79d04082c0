// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// How the work stands: what runs and waits, what ended, how long it took, and whether notifications arrive.
struct OverviewPages: Sendable {
    private static let hours = 24
    private static let mostTasks = 8
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/overview") { visit in try await page(visit) }
    }

    private func page(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let live = try await desk.live(.tasks, for: visit)
        let overview = try await desk.oversight.overview(of: visit.scope, hours: Self.hours)
        let newest = try await desk.oversight.tasks(
            TaskFilter(account: visit.scope), before: nil, limit: Self.mostTasks)
        let numbers = OverviewNumbers(overview: overview, words: words)
        var values: Values = [
            "tiles": numbers.tiles, "ends": numbers.ends.values, "durations": numbers.durations,
            "rows": newest.map { TaskRow(task: $0, words: words, visit: visit).values }, "isEmpty": newest.isEmpty,
            "namesAccounts": visit.namesAccounts, "deliveries": numbers.deliveries,
            "endpoints": endpoints(overview, words, visit), "allWork": overview.failingEndpoints.isEmpty,
        ]
        if visit.visitor.isAdmin {
            let budgets = await desk.environment.budgets()
            values["showsBudgets"] = true
            values["budgets"] = budgets.map { budget(of: $0, words) }
            values["hasBudgets"] = !budgets.isEmpty
        }
        return desk.renderer.page(
            "overview", values, of: visit, in: .overview, title: words.texts["area_overview"], live: live)
    }

    private func endpoints(_ overview: Overview, _ words: Words, _ visit: Visit) -> [Values] {
        overview.failingEndpoints.map { endpoint in
            let isDisabled = endpoint.trouble.disabledAt != nil
            return [
                "address": endpoint.address, "since": words.time(endpoint.trouble.failingSince),
                "chip": words.chip(.bad, isDisabled ? "endpointDisabled" : "endpointFailing"),
                "account": visit.namesAccounts ? visit.name(of: endpoint.account) : "",
            ]
        }
    }

    private func budget(of budget: CallBudget, _ words: Words) -> Values {
        let isFree = budget.wait <= .zero
        return [
            "name": budget.name,
            "limit": words.texts.filled("budgetLimit", ["count": String(budget.perSecond)]),
            "chip": isFree ? words.chip(.good, "budgetFree") : words.chip(.busy, "budgetWaits"),
            "wait": isFree ? "" : words.duration(budget.wait),
        ]
    }
}
