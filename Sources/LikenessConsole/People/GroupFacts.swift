// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What is recorded of a group: the consent of its person, and what the likeness may be used for.
struct GroupFacts {
    let group: AssetGroup
    let words: Words
    let visit: Visit

    var facts: [Values] {
        var facts = [line("factProject", group.project.rawValue), line("factID", group.id.rawValue)]
        if visit.visitor.isAdmin { facts.insert(line("factAccount", visit.name(of: group.account)), at: 0) }
        facts.append(["name": words.texts["factCreated"], "time": words.time(group.createdAt)])
        return facts
    }

    /// Empty for a virtual person.
    var consent: [Values] {
        guard let consent = group.consent else { return [] }
        var lines = [
            line("consentBy", words.texts["collector_\(consent.collectedBy.rawValue)"]),
            ["name": words.texts["consentAt"], "time": words.time(consent.givenAt)],
        ]
        if let version = consent.textVersion { lines.append(line("consentVersion", version)) }
        if let language = consent.language { lines.append(line("consentLanguage", language)) }
        if let hash = consent.textHash { lines.append(line("consentHash", hash)) }
        if let request = consent.requestID { lines.append(line("consentRequest", request)) }
        return lines
    }

    var licence: [Values] {
        let open = words.texts["licenceOpen"]
        return [
            group.licence.until.map { ["name": words.texts["licenceUntil"], "time": words.time($0)] }
                ?? line("licenceUntil", open),
            line("licenceProjects", group.licence.projects?.map(\.rawValue).joined(separator: ", ") ?? open),
            line("licenceModels", group.licence.models?.map(\.rawValue).joined(separator: ", ") ?? open),
            line("licenceKeys", group.licence.keys?.map(\.rawValue).joined(separator: ", ") ?? open),
            line("licenceVideos", group.licence.mostVideos.map(String.init) ?? open),
        ]
            + (group.licence.blockedWords.isEmpty
                ? [] : [line("licenceWords", group.licence.blockedWords.joined(separator: ", "))])
    }

    private func line(_ name: String, _ value: String) -> Values { ["name": words.texts[name], "value": value] }
}
