// SPDX-License-Identifier: Apache-2.0

/// What may be made of a person's face. A limit that is nil, or left out on the wire, is none.
public struct ConsentLicence: Sendable, Equatable, Codable {
    /// Unix seconds from which on nothing is made.
    public var until: Int64?
    /// The projects in which it may be used.
    public var projects: [String]?
    /// The models that may use it, by their names.
    public var models: [String]?
    /// The API keys that may use it, by their ids (`key_…`).
    public var keys: [String]?
    /// How many videos may be made in all; failed ones don't count.
    public var maxVideos: Int?
    /// What no prompt may contain, in any letter case.
    public var blockedWords: [String]?
    /// Whether videos are deleted with the rest when the consent ends; nil: they are.
    public var eraseVideos: Bool?

    /// Without any limit, to be narrowed field by field.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case until, projects, models, keys
        case maxVideos = "max_videos"
        case blockedWords = "blocked_words"
        case eraseVideos = "erase_videos"
    }
}
