// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The models under the names that clients use (contract/apimart.md 3.1).
enum ModelCatalog {
    /// What `GET /v1/models` lists; dashed spellings are taken too, and not listed.
    static let names = [
        "seedance-2.0", "seedance-2.0-fast", "seedance-2.0-mini", "seedance-2.5", "doubao-seedance-2.0",
        "doubao-seedance-2.0-fast", "doubao-seedance-2.0-face", "doubao-seedance-2.0-fast-face",
    ]

    /// What makes the videos: said plainly wherever models are described.
    static let engine = "animatic"
    static let operation = "video_generation"
    /// 2026-03-31T00:00:00Z, when the family came out; clients only want a number.
    static let created: Int64 = 1_774_915_200

    /// - Throws: `APIError` 404 for a name that is none.
    static func model(_ name: String, path: String) throws -> VideoModel {
        guard let model = VideoModel(name: name) else { throw APIError.unknownModel(path) }
        return model
    }
}
