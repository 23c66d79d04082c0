// SPDX-License-Identifier: Apache-2.0

/// What a person's likeness may be used for. Nil means without that limit.
package struct Licence: Sendable, Equatable, Codable {
    package let until: Timestamp?
    package let projects: [ProjectName]?
    package let models: [VideoModel]?

    package static let open = Licence(until: nil, projects: nil, models: nil)

    package init(until: Timestamp?, projects: [ProjectName]?, models: [VideoModel]?) {
        self.until = until
        self.projects = projects
        self.models = models
    }

    package func allows(project: ProjectName, model: VideoModel, at time: Timestamp) -> Bool {
        (until.map { time < $0 } ?? true) && (projects?.contains(project) ?? true) && (models?.contains(model) ?? true)
    }
}
