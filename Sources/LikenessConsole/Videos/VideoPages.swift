// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// Videos: the films that were made, those that are being made, and one with its player.
struct VideoPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/videos") { visit in try await list(visit) }
        routes.page("/console/videos/{id}") { visit in try await one(visit) }
        routes.part("/console/videos/{id}/thumbnail") { visit in try await thumbnail(visit) }
    }

    private func list(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let filter = TaskFilter(account: visit.scope, kind: .video, status: visit.word("status"))
        let cursor = visit.query("before")
        let live = cursor == nil ? try await desk.live(.tasks, for: visit) : nil
        let found = try await desk.oversight.tasks(
            filter, before: cursor.map { TaskID(rawValue: $0) }, limit: Pager<DurableTask>.size + 1)
        let pager = Pager(found, behind: cursor) { $0.id.rawValue }
        let address = PageAddress(Area.videos.path).with("status", filter.status?.rawValue)
        let values: Values = [
            "cards": pager.items.map { card($0, words, visit) }, "isEmpty": pager.items.isEmpty,
            "isFiltered": filter.status != nil, "statuses": visit.options(filter.status, words.texts, "status"),
            "pager": pager.links(address),
        ]
        return desk.renderer.page(
            "videos", values, of: visit, in: .videos, title: words.texts["area_videos"], live: live)
    }

    private func card(_ task: DurableTask, _ words: Words, _ visit: Visit) -> Values {
        var values = TaskRow(task: task, words: words, visit: visit).values
        values["path"] = "/console/videos/\(task.id)"
        if case .video(let report) = task.outcome, desk.oversight.files(of: report, task: task.id) != nil {
            values["poster"] = "/console/videos/\(task.id)/thumbnail"
        }
        return values
    }

    private func thumbnail(_ visit: Visit) async throws -> Response {
        guard case .video(let report) = try await desk.oversight.task(visit.id(), within: visit.reach).task.outcome
        else { throw RuleViolation.notFound(.task) }
        return .thumbnail(try await desk.oversight.thumbnail(of: report))
    }

    private func one(_ visit: Visit) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let id: TaskID = visit.id()
        let live = try await desk.live(.task(id), for: visit)
        let task = try await desk.oversight.task(id, within: visit.reach).task
        guard case .video(let order) = task.input else { throw RuleViolation.notFound(.task) }
        let timeline = try await desk.oversight.timeline(of: task)
        var values = TaskFacts(task: task, timeline: timeline, words: words, visit: visit).values
        values["taskPath"] = "/console/tasks/\(task.id)"
        if let reuse = try await reuse(order, of: task) { values["reuse"] = reuse }
        if case .video(let report) = task.outcome {
            values["player"] = VideoCard(task: task, report: report, desk: desk, words: words).values
        }
        let lines = CurlLines(address: desk.environment.address, project: task.project)
        values["curl"] = ["video": lines.video(order), "watch": lines.watch(task.id.rawValue)]
        return desk.renderer.page(
            "video", values, of: visit, in: .videos, title: words.texts["kind_video"], live: live)
    }

    /// Where another video like it is ordered: with the person of its first asset that is still there.
    private func reuse(_ order: VideoOrder, of task: DurableTask) async throws -> String? {
        let references = order.images.map(\.reference) + order.videos + order.audios
        for reference in references {
            guard case .asset(let id) = reference.source,
                let asset = try? await desk.oversight.asset(id, within: task.account)
            else { continue }
            return PageAddress("/console/start/\(asset.group)").with("reuse", task.id.rawValue).text
        }
        return nil
    }
}
