// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// One setting as the server runs with it. Never a secret's value.
package struct ConsoleSetting: Sendable, Equatable {
    /// A heading, by the name of its text.
    package let section: String
    /// The environment variable.
    package let name: String
    package let value: String

    package init(section: String, name: String, value: String) {
        self.section = section
        self.name = name
        self.value = value
    }
}

/// What is configured, for operators.
struct SettingsPages: Sendable {
    let desk: Desk

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.page("/console/settings") { visit in
            guard visit.visitor.isAdmin else { throw ConsoleProblem.notFound }
            return page(visit)
        }
    }

    private func page(_ visit: Visit) -> Response {
        let words = desk.renderer.words(visit.language)
        let settings = desk.environment.settings
        var sections: [String] = []
        for setting in settings where !sections.contains(setting.section) { sections.append(setting.section) }
        let values: Values = [
            "address": desk.environment.address,
            "sections": sections.map { section -> Values in
                [
                    "name": words["settings_\(section)"],
                    "lines": settings.filter { $0.section == section }.map { ["name": $0.name, "value": $0.value] },
                ]
            },
        ]
        return desk.renderer.page("settings", values, of: visit, in: .settings, title: words["area_settings"])
    }
}
