// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import Mustache
import NIOCore

/// What a template is filled with.
typealias Values = [String: Any]

/// Writes pages as HTML.
struct Renderer: Sendable {
    let assets: ConsoleAssets
    let texts: [ConsoleLanguage: ConsoleTexts]

    func words(_ language: ConsoleLanguage) -> ConsoleTexts { texts[language] ?? ConsoleTexts(words: [:]) }

    /// A page within the console's frame.
    /// - Parameters:
    ///   - title: in the reader's words.
    ///   - live: where events come from that tell that the page has changed.
    func page(
        _ template: String, _ values: Values, of visit: Visit, in area: Area, title: String, live: String? = nil,
        scripts: [String] = [], status: HTTPResponse.Status = .ok
    ) -> Response {
        let words = words(visit.language)
        var all = common(visit.language, title: title, scripts: ["console.js"] + scripts)
        all["csrf"] = visit.csrf
        all["isAdmin"] = visit.visitor.isAdmin
        all["navigation"] = navigation(words, area, isAdmin: visit.visitor.isAdmin)
        all["choices"] = choices(visit, words)
        // A form that is shown again stands at the address that it was sent to, where nothing can be read.
        let page = values["page"] as? String ?? visit.here
        all["page"] = page
        all["inOtherLanguage"] = PageAddress(page, in: visit.language.other).text
        all["here"] = String(page.prefix { $0 != "?" })
        all["visitor"] = visit.visitor.isAdmin ? words["operator"] : visit.chosen?.name ?? ""
        all["live"] = live
        all.merge(values) { $1 }
        all["content"] = assets.templates.render(all, withTemplate: template)
        return html(assets.templates.render(all, withTemplate: "layout") ?? "", visit.language, status)
    }

    /// A page for whoever is not signed in.
    func plain(
        _ template: String, _ values: Values, in language: ConsoleLanguage, title: String,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        var all = common(language, title: title, scripts: ["console.js"])
        all.merge(values) { $1 }
        all["content"] = assets.templates.render(all, withTemplate: template)
        return html(assets.templates.render(all, withTemplate: "plain") ?? "", language, status)
    }

    private func common(_ language: ConsoleLanguage, title: String, scripts: [String]) -> Values {
        [
            "lang": language.rawValue, "t": words(language).words, "title": title,
            "style": assets.path("console.css"), "icon": assets.path("icon.svg"),
            "scripts": scripts.map { assets.path($0) }, "otherLanguage": language.other.rawValue,
            "otherLanguageName": language.other.ownName,
        ]
    }

    private func navigation(_ words: ConsoleTexts, _ current: Area, isAdmin: Bool) -> [Values] {
        Area.allCases.filter { isAdmin || !$0.isOperators }.map { area in
            [
                "path": area.path, "name": words["area_\(area.rawValue)"], "isCurrent": area == current,
                "mark": area.rawValue,
            ]
        }
    }

    /// The account chooser of an operator.
    private func choices(_ visit: Visit, _ words: ConsoleTexts) -> [Values] {
        guard visit.visitor.isAdmin else { return [] }
        let all: Values = ["id": "", "name": words["allAccounts"], "isChosen": visit.chosen == nil, "isAll": true]
        return [all]
            + visit.accounts.map { account in
                [
                    "id": account.id.rawValue, "name": account.name, "isChosen": account.id == visit.chosen?.id,
                    "isAll": false,
                ]
            }
    }

    private func html(_ text: String, _ language: ConsoleLanguage, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: PageHeaders.html,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
