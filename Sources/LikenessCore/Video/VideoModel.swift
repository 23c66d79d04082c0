// SPDX-License-Identifier: Apache-2.0

/// The members of the Seedance family that the contract names (contract/apimart.md 3.1).
package enum VideoModel: String, Sendable, Codable, CaseIterable {
    case standard = "seedance-2.0"
    case fast = "seedance-2.0-fast"
    case mini = "seedance-2.0-mini"
    case face = "doubao-seedance-2.0-face"
    case fastFace = "doubao-seedance-2.0-fast-face"
    case next = "seedance-2.5"

    /// Reads any of the names clients use: with or without `doubao-`, `2.0` or `2-0`. Case-sensitive.
    package init?(name: String) {
        let bare = name.hasPrefix("doubao-") ? String(name.dropFirst(7)) : name
        switch bare.replacing("seedance-2-", with: "seedance-2.") {
        case "seedance-2.0": self = .standard
        case "seedance-2.0-fast": self = .fast
        case "seedance-2.0-mini": self = .mini
        case "seedance-2.0-face": self = .face
        case "seedance-2.0-fast-face": self = .fastFace
        case "seedance-2.5": self = .next
        default: return nil
        }
    }

    /// The resolutions it can make (decisions.md, Video, for 2.5).
    package var resolutions: [VideoResolution] {
        switch self {
        case .standard: [.p480, .p720, .p1080, .p2160]
        case .face, .next: [.p480, .p720, .p1080]
        case .fast, .fastFace, .mini: [.p480, .p720]
        }
    }

    /// Whole seconds.
    package var durations: ClosedRange<Int> { self == .next ? 4...30 : 4...15 }

    /// Whether the length may be left to the engine (`-1`).
    package var allowsAutomaticDuration: Bool { self == .next }

    /// How long an asset for it may be, in seconds.
    package var assetDurations: ClosedRange<Double> { self == .next ? 2...30 : 2...15 }
}
