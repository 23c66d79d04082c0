// SPDX-License-Identifier: Apache-2.0

/// What a person's likeness may be used for. Nil means without that limit.
package struct Licence: Sendable, Equatable {
    /// The first limit that a use would break.
    package enum Breach: String, Sendable, Equatable, CaseIterable {
        case expired, project, model, key, words, videos
    }

    package var until: Timestamp?
    package var projects: [ProjectName]?
    package var models: [VideoModel]?
    package var keys: [APIKeyID]?
    /// How many videos may be made in all; failed ones don't count.
    package var mostVideos: Int?
    /// What no prompt may speak of; compared without regard to letter case.
    package var blockedWords: [String]
    /// Whether videos go with the rest when the consent ends.
    package var erasesVideos: Bool

    package static let open = Licence()

    package init(
        until: Timestamp? = nil, projects: [ProjectName]? = nil, models: [VideoModel]? = nil,
        keys: [APIKeyID]? = nil, mostVideos: Int? = nil, blockedWords: [String] = [], erasesVideos: Bool = true
    ) {
        self.until = until
        self.projects = projects
        self.models = models
        self.keys = keys
        self.mostVideos = mostVideos
        self.blockedWords = blockedWords
        self.erasesVideos = erasesVideos
    }

    /// Nil when nothing speaks against it. How many videos there are already, the store knows.
    package func breach(
        project: ProjectName, model: VideoModel, key: APIKeyID?, prompt: String, at time: Timestamp
    ) -> Breach? {
        if let until, time >= until { return .expired }
        if let projects, !projects.contains(project) { return .project }
        if let models, !models.contains(model) { return .model }
        if let keys, !keys.contains(where: { $0 == key }) { return .key }
        return speaks(of: prompt) ? .words : nil
    }

    private func speaks(of prompt: String) -> Bool {
        guard !blockedWords.isEmpty else { return false }
        let text = prompt.lowercased()
        return blockedWords.contains { !$0.isEmpty && text.contains($0.lowercased()) }
    }

    /// Whether it allows nothing that `agreed` forbids: what a person agreed to is never widened behind their back.
    package func isWithin(_ agreed: Licence) -> Bool {
        func earlier(_ mine: Timestamp?, _ theirs: Timestamp?) -> Bool {
            theirs.map { limit in mine.map { $0 <= limit } ?? false } ?? true
        }
        func part<Element: Hashable>(_ mine: [Element]?, of theirs: [Element]?) -> Bool {
            theirs.map { limit in mine.map { Set($0).isSubset(of: limit) } ?? false } ?? true
        }
        let fewer = agreed.mostVideos.map { limit in mostVideos.map { $0 <= limit } ?? false } ?? true
        return earlier(until, agreed.until) && part(projects, of: agreed.projects) && part(models, of: agreed.models)
            && part(keys, of: agreed.keys) && fewer && Set(agreed.blockedWords).isSubset(of: blockedWords)
            && (erasesVideos || !agreed.erasesVideos)
    }
}

extension Licence: Codable {
    private enum CodingKeys: String, CodingKey {
        case until, projects, models, keys, mostVideos, blockedWords, erasesVideos
    }

    /// Older rows lack the later limits.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            until: try container.decodeIfPresent(Timestamp.self, forKey: .until),
            projects: try container.decodeIfPresent([ProjectName].self, forKey: .projects),
            models: try container.decodeIfPresent([VideoModel].self, forKey: .models),
            keys: try container.decodeIfPresent([APIKeyID].self, forKey: .keys),
            mostVideos: try container.decodeIfPresent(Int.self, forKey: .mostVideos),
            blockedWords: try container.decodeIfPresent([String].self, forKey: .blockedWords) ?? [],
            erasesVideos: try container.decodeIfPresent(Bool.self, forKey: .erasesVideos) ?? true)
    }
}
