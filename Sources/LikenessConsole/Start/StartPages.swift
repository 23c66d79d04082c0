// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// The whole main job in the browser: a person, photos and clips, a prompt, a video.
struct StartPages: Sendable {
    private static let mostPeople = 6
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/start") { visit in try await begin(visit) }
        routes.form("/console/start", on: .itself) { visit, fields in try await make(visit, fields) }
        routes.page("/console/start/{id}") { visit in try await journey(visit) }
        routes.form("/console/start/{id}/reviews") { visit, fields in try await review(visit, fields) }
        routes.form("/console/start/{id}/videos") { visit, fields in try await order(visit, fields) }
        routes.upload("/console/start/{id}/files") { visit in try await FileIntake(desk: desk).take(visit) }
        routes.open(.get, "/console/back") { request, _ in try await back(request) }
    }

    // MARK: The session

    private func begin(
        _ visit: Visit, project: String = ProjectName.default.rawValue, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let people = try await desk.oversight.groups(
            GroupFilter(account: visit.scope), before: nil, limit: Self.mostPeople)
        var values: Values = [
            "project": project, "needsAccount": visit.scope == nil, "formAccount": visit.scope?.rawValue ?? "",
            "people": people.filter { $0.withdrawnAt == nil }.map {
                GroupRow(group: $0, words: words, visit: visit).values
            },
            "hasPeople": people.contains { $0.withdrawnAt == nil },
            "curl": CurlLines(address: desk.environment.address, project: .default).start,
        ]
        if let problem { values["problem"] = words.texts[problem] }
        return desk.renderer.page(
            "start", values, of: visit, in: .start, title: words.texts["area_start"], scripts: [], status: status)
    }

    private func make(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let text = fields.text("project")
        // Another account may have been chosen in another tab meanwhile.
        guard let account = visit.scope, fields["account"].map({ $0.isEmpty || $0 == account.rawValue }) ?? true else {
            return try await begin(visit, project: text, problem: "problem_account", status: .unprocessableContent)
        }
        guard let project = ProjectName(rawValue: text) else {
            return try await begin(visit, project: text, problem: "problem_project", status: .unprocessableContent)
        }
        do {
            let task = try await desk.engine.verifications.startForConsole(
                project: project, by: visit.principal(for: account))
            var response = Response.seeOther("/console/start/\(task.task.id)")
            response.setCookie(desk.entrance.cookies.cookie(.journey, task.task.id.rawValue))
            return response
        } catch RuleViolation.provider {
            return try await begin(visit, project: text, problem: "problem_provider", status: .serviceUnavailable)
        }
    }

    /// Where the person's browser comes out of the check: the operator's own goes on, a phone is thanked.
    private func back(_ request: Request) async throws -> Response {
        if desk.entrance.session(request) != nil,
            let id = desk.entrance.cookies.value(.journey, in: request).flatMap({ TaskID(parsing: $0) })
        {
            return .seeOther("/console/start/\(id)")
        }
        let language = desk.entrance.language(request)
        let words = desk.renderer.words(language)
        let isVerified = request.uri.queryParameters["resultCode"] == "10000"
        let name = isVerified ? "backVerified" : "backOver"
        return desk.renderer.plain(
            "problem", ["heading": words[name], "text": words["backText"]], in: language, title: words[name])
    }

    // MARK: The journey

    private func journey(
        _ visit: Visit, form: VideoForm? = nil, filesProblem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = Words(texts: desk.renderer.words(visit.language))
        let id = visit.parameters.get("id") ?? ""
        let topic = try await Journey.find(id, desk.oversight, for: visit).topic
        let live = try await desk.live(topic, for: visit)
        let journey = try await Journey.find(id, desk.oversight, for: visit)
        let filled: VideoForm
        if let form { filled = form } else { filled = try await reused(visit) }
        let page = JourneyPage(
            journey: journey, form: filled, filesProblem: filesProblem, desk: desk, words: words, visit: visit)
        return desk.renderer.page(
            "journey", page.values, of: visit, in: .start, title: words.texts["area_start"], live: live,
            scripts: ["files.js"], status: status)
    }

    /// The form of the video that `?reuse=` names.
    private func reused(_ visit: Visit) async throws -> VideoForm {
        guard let id = visit.query("reuse"),
            case .video(let order) = try await desk.oversight.task(TaskID(rawValue: id), within: visit.reach).task.input
        else { return VideoForm() }
        return VideoForm(order)
    }

    private func review(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let journey = try await found(visit)
        guard let group = journey.group else { throw RuleViolation.notFound(.group) }
        let items = zip(fields.all("url"), fields.all("name")).enumerated().map { index, file in
            ReviewSubmission.Item(
                url: file.0, name: String(String.UnicodeScalarView(file.1.unicodeScalars.prefix(64))),
                path: "files[\(index)]")
        }
        guard (1...FileIntake.most).contains(items.count) else {
            return try await self.journey(visit, filesProblem: "problem_files", status: .unprocessableContent)
        }
        let isPerson = group.kind == .livenessFace
        let submission = ReviewSubmission(
            endpoint: isPerson ? .realAvatar : .privateAvatar, target: .existing(group.id), project: group.project,
            type: nil, items: items, model: .standard, modelName: VideoModel.standard.rawValue)
        do {
            _ = try await desk.engine.reviews.submit(
                submission, by: visit.principal(for: journey.account), claim: nil)
            return .seeOther(journey.path + "#files")
        } catch RuleViolation.field(let violation) {
            let problem =
                switch violation.problem {
                case .personNotVerified: "problem_personNotVerified"
                case .consentWithdrawn: "problem_withdrawn"
                default: "problem_files"
                }
            return try await self.journey(visit, filesProblem: problem, status: .unprocessableContent)
        }
    }

    private func order(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let journey = try await found(visit)
        var form = VideoForm(fields)
        guard let order = form.order(of: journey.activeAssets, language: visit.language) else {
            return try await self.journey(visit, form: form, status: .unprocessableContent)
        }
        do {
            _ = try await desk.engine.videos.submit(
                order, project: journey.project, by: visit.principal(for: journey.account), claim: nil)
            return .seeOther(journey.path + "#video")
        } catch RuleViolation.field(let violation) {
            form.note(violation)
            return try await self.journey(visit, form: form, status: .unprocessableContent)
        } catch RuleViolation.creditExhausted {
            form.problems["credit"] = "problem_credit"
            return try await self.journey(visit, form: form, status: HTTPResponse.Status(code: 402))
        }
    }

    private func found(_ visit: Visit) async throws -> Journey {
        try await Journey.find(visit.parameters.get("id") ?? "", desk.oversight, for: visit)
    }
}
