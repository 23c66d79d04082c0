// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Mustache

/// Writes a person's own page as HTML.
struct PersonRenderer: Sendable {
    let assets: PageAssets
    let oversight: Oversight
    /// How the world reaches us; what we sign begins with it, and pages name things by their paths.
    let address: String

    func html(_ page: PersonAccess.Page, in language: PageLanguage, link: Secret) -> String {
        let texts = PersonTexts(language)
        let base = "/p/\(link.exposed)"
        var values = common(texts, language)
        values["known"] = true
        values["base"] = base
        values["state"] = page.consent.state.rawValue
        values["stateTitle"] = texts["state.\(page.consent.state.rawValue)"]
        values["stateText"] = stateText(page.consent, texts)
        values["facts"] = facts(page, texts)
        values["isGiven"] = page.consent.ending == nil
        values["isErased"] = page.consent.erasure != nil
        values["photos"] = page.assets.filter(\.isActive).map { asset -> [String: Any] in
            ["src": "\(base)/assets/\(asset.id)", "name": asset.name, "isSound": asset.type == .audio]
        }
        values["hasPhotos"] = page.assets.contains(where: \.isActive)
        values["videos"] = page.uses.map { video($0, texts) }
        values["hasVideos"] = !page.uses.isEmpty
        return assets.person.render(values)
    }

    /// For an address that nobody was given.
    func unknownHTML(in language: PageLanguage) -> String {
        assets.person.render(common(PersonTexts(language), language))
    }

    private func common(_ texts: PersonTexts, _ language: PageLanguage) -> [String: Any] {
        ["lang": language.rawValue, "t": texts.labels, "style": assets.style.path]
    }

    private func stateText(_ consent: Consent, _ texts: PersonTexts) -> String {
        if let erasure = consent.erasure {
            return texts.filled("state.erased.text", ["time": PersonTexts.time(erasure.at)])
        }
        guard let ending = consent.ending else { return texts["state.given.text"] }
        return texts.filled(
            "state.withdrawn.text",
            [
                "by": texts["by.\(ending.by.rawValue)"], "time": PersonTexts.time(ending.at),
                "erase": PersonTexts.time(ending.eraseAt),
            ])
    }

    private func facts(_ page: PersonAccess.Page, _ texts: PersonTexts) -> [[String: Any]] {
        var facts = [
            ("fact.asker", page.accountName), ("fact.project", page.consent.project.rawValue),
            ("fact.given", PersonTexts.time(page.consent.givenAt)),
        ]
        if let version = page.consent.record.textVersion { facts.append(("fact.text", version)) }
        if page.consent.record.collectedBy != .likeness {
            facts.append(("fact.provider", page.consent.record.collectedBy.rawValue))
        }
        if let licence = page.licence { facts += limits(of: licence) }
        facts.append(("fact.videos", String(page.videoCount)))
        return facts.map { ["name": texts[$0.0], "value": $0.1] }
    }

    private func limits(of licence: Licence) -> [(String, String)] {
        var facts: [(String, String)] = []
        if let until = licence.until { facts.append(("fact.until", PersonTexts.time(until))) }
        if let projects = licence.projects {
            facts.append(("fact.projects", projects.map(\.rawValue).joined(separator: ", ")))
        }
        if let models = licence.models {
            facts.append(("fact.models", models.map(\.rawValue).joined(separator: ", ")))
        }
        if let most = licence.mostVideos { facts.append(("fact.most", String(most))) }
        if !licence.blockedWords.isEmpty {
            facts.append(("fact.words", licence.blockedWords.joined(separator: ", ")))
        }
        return facts
    }

    private func video(_ shown: ShownUse, _ texts: PersonTexts) -> [String: Any] {
        var values: [String: Any] = ["time": PersonTexts.time(shown.use.usedAt)]
        guard let task = shown.task else {
            values["state"] = texts["video.completed"]
            return values
        }
        values["state"] = texts["video.\(task.isCancelled ? "cancelled" : task.status.rawValue)"]
        if case .video(let order) = task.input {
            values["detail"] = "\(task.project.rawValue) · \(order.modelName)"
        }
        if case .video(let report) = task.outcome, let files = oversight.files(of: report, task: task.id) {
            // The browser stays at the name by which it reached us.
            values["watch"] = String(files.movie.exposed.dropFirst(address.count))
        }
        return values
    }
}

extension Asset {
    fileprivate var isActive: Bool {
        if case .active = status { true } else { false }
    }
}

extension DurableTask {
    fileprivate var isCancelled: Bool { failure == .cancelled }
}
