// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// The list of tasks, and one task with its timeline.
struct TaskPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/tasks") { visit in try await list(visit) }
        routes.page("/console/tasks/{id}") { visit in try await one(visit) }
        routes.form("/console/tasks/{id}/cancel") { visit, _ in
            // For operators only: an order that a provider carries out all the same would cost its account nothing.
            guard visit.visitor.isAdmin else { throw ConsoleProblem.notFound }
            let task = try await desk.oversight.task(visit.id(), within: visit.reach).task
            _ = try await desk.engine.tasks.cancel(task.id)
            return .seeOther("/console/tasks/\(task.id)")
        }
    }

    /// People paste a whole id, or its first characters.
    private static func beginning(_ text: String) -> String {
        text.hasPrefix("task_") ? text : "task_" + text.uppercased()
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let filter = TaskFilter(
            account: visit.scope, kind: visit.word("kind"), status: visit.word("status"),
            idBegins: visit.query("q").map(Self.beginning))
        let cursor = visit.query("before")
        // An older part does not change at its top.
        let live = cursor == nil ? try await desk.live(.tasks, for: visit) : nil
        let found = try await desk.oversight.tasks(
            filter, before: cursor.map { TaskID(rawValue: $0) }, limit: Pager<DurableTask>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let address = PageAddress(Area.tasks.path).with("kind", filter.kind?.rawValue)
            .with("status", filter.status?.rawValue).with("q", visit.query("q"))
        let values: Values = [
            "rows": pager.items.map { TaskRow(task: $0, words: words, visit: visit).values },
            "isEmpty": pager.items.isEmpty, "isFiltered": filter != TaskFilter(account: visit.scope),
            "kinds": visit.options(filter.kind, words.texts, "kind"),
            "statuses": visit.options(filter.status, words.texts, "status"), "q": visit.query("q") ?? "",
            "pager": pager.links(address), "namesAccounts": visit.namesAccounts,
        ]
        return desk.renderer.page(
            "tasks", values, of: visit, in: .tasks, title: words.texts["area_tasks"], live: live)
    }

    private func one(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let id: TaskID = visit.id()
        let live = try await desk.live(.task(id), for: visit)
        let task = try await desk.oversight.task(id, within: visit.reach).task
        let timeline = try await desk.oversight.timeline(of: task)
        var values = TaskFacts(task: task, timeline: timeline, words: words, visit: visit).values
        values["timeline"] = TimelineWords(words: words).entries(timeline)
        if case .video(let report) = task.outcome {
            values["video"] = VideoCard(task: task, report: report, desk: desk, words: words).values
        }
        if case .assetReview = task.input {
            let assets = try await desk.oversight.assets(ofReview: task.id)
            values["assets"] = try await AssetCard.all(assets, desk, words, visit).map(\.values)
            values["hasAssets"] = !assets.isEmpty
        }
        if let session = try await desk.oversight.session(of: task) {
            values["session"] = session.id.rawValue
            values["sessionChip"] = words.chip(session.state)
            if let group = session.group { values["group"] = group.rawValue }
        }
        return desk.renderer.page(
            "task", values, of: visit, in: .tasks, title: task.id.rawValue, live: live)
    }
}
