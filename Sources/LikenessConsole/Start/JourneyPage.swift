// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import QRCodes

/// What the page of one journey shows: four steps, each open as far as it has come.
struct JourneyPage {
    let journey: Journey
    let form: VideoForm
    /// What was wrong with the files that were sent, if anything.
    let filesProblem: String?
    let desk: Desk
    let words: Words
    let visit: Visit

    var values: Values {
        var values: Values = [
            "path": journey.path, "page": visit.request.method == .get ? visit.here : journey.path,
            "accountName": visit.name(of: journey.account), "project": journey.project.rawValue,
            "curl": curl,
            "verification": verification, "hasGroup": journey.group != nil, "isWithdrawn": isWithdrawn,
        ]
        if let group = journey.group { values["group"] = ["id": group.id.rawValue, "name": group.name] }
        values["files"] = files
        if !journey.activeAssets.isEmpty, !isWithdrawn { values["order"] = order }
        if let video = journey.video { values["video"] = self.video(video) }
        values["announcement"] = announcement
        return values
    }

    private var isWithdrawn: Bool { journey.group?.withdrawnAt != nil }

    // MARK: The person

    private var verification: Values {
        guard let session = journey.session, let invitation = journey.invitation else {
            return [
                "isDone": true, "isReused": true,
                "chip": isWithdrawn ? words.chip(.bad, "group_withdrawn") : words.chip(.verified),
            ]
        }
        var values: Values = [
            "chip": isWithdrawn ? words.chip(.bad, "group_withdrawn") : words.chip(session.state),
            "isDone": session.state == .verified,
            "isOpen": !session.state.isFinal, "isOver": session.state.isFinal && session.state != .verified,
            "expires": words.time(session.expiresAt), "tries": String(session.triesLeft),
        ]
        if let failure = session.lastFailure { values["reason"] = FailureWords(words.texts).text(failure) }
        guard !session.state.isFinal else { return values }
        values["link"] = invitation.link.exposed
        values["isLocal"] = (try? WebURL(invitation.link.exposed))?.host.isThisMachine ?? false
        // Here the browser stays at the name by which it reached us.
        values["here"] = desk.path(of: invitation.link)
        if let code = QRCode(invitation.link.exposed) {
            values["qrBox"] = code.viewBox
            values["qrPath"] = code.path
        }
        return values
    }

    // MARK: Photos and clips

    private var files: Values {
        var values: Values = [
            "cards": journey.assets.map { card($0).values },
            "hasCards": !journey.assets.isEmpty, "isDone": !journey.activeAssets.isEmpty,
        ]
        if let filesProblem { values["problem"] = words.texts[filesProblem] }
        return values
    }

    private func card(_ asset: Asset) -> AssetCard {
        AssetCard(
            asset: asset, desk: desk, words: words, visit: visit, isWithdrawn: isWithdrawn)
    }

    // MARK: The video

    private var order: Values {
        var values = form.values(words.texts)
        // Nothing chosen yet: all pictures, as most want it.
        let isFresh = form.assets.isEmpty && form.problems.isEmpty
        let pictures = journey.activeAssets.filter { $0.type == .image }.prefix(VideoForm.mostImages).map(\.id)
        values["choices"] = journey.activeAssets.map { asset in
            var card = card(asset).values
            card["isChosen"] = isFresh ? pictures.contains(asset.id) : form.assets.contains(asset.id.rawValue)
            return card
        }
        return values
    }

    private func video(_ task: DurableTask) -> Values {
        var values = TaskRow(task: task, words: words, visit: visit).values
        if case .video(let report) = task.outcome {
            values["player"] = VideoCard(task: task, report: report, desk: desk, words: words).values
        }
        if let failure = task.failure { values["failure"] = FailureWords(words.texts).text(failure) }
        if case .video(let order) = task.input { values["prompt"] = order.prompt }
        return values
    }

    // MARK: The same in a terminal

    private var curl: Values {
        let lines = CurlLines(address: desk.environment.address, project: journey.project)
        var values: Values = ["start": lines.start]
        if let invitation = journey.invitation { values["query"] = lines.query(invitation.bytedToken) }
        if let group = journey.group { values["submit"] = lines.submit(group) }
        if case .video(let order) = journey.video?.input {
            values["video"] = lines.video(order)
        } else {
            var sample = form
            sample.problems = [:]
            if sample.prompt.isEmpty { sample.prompt = words.texts["promptSample"] }
            sample.assets = Set(journey.activeAssets.filter { $0.type == .image }.prefix(1).map(\.id.rawValue))
            values["video"] = sample.order(of: journey.activeAssets, language: visit.language).map(lines.video) ?? ""
        }
        values["watch"] = lines.watch(journey.video?.id.rawValue ?? "task_…")
        return values
    }

    /// What a screen reader is told when the page has changed.
    private var announcement: String {
        if let video = journey.video {
            return words.texts["status_\(video.status.rawValue)"] + (video.status.isFinal ? "" : " \(video.progress) %")
        }
        if let newest = journey.assets.first { return words.chip(newest.status)["word"] as? String ?? "" }
        return journey.session.map { words.texts["session_\($0.state.rawValue)"] } ?? ""
    }
}
