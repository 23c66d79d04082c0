// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A licence as a request writes it. What is left out is without limit.
struct LicenceReader {
    private static let most = 100
    private static let longestWord = 64
    private static let counts: ClosedRange<Int64> = 0...1_000_000
    let fields: FieldReader

    var licence: Licence {
        get throws {
            Licence(
                until: try fields.integer("until", in: DeliveryController.times).map(Timestamp.init(seconds:)),
                projects: try list("projects", "a project's name") { ProjectName(rawValue: $0) },
                models: try list("models", "a model's name: see GET /v1/models") { VideoModel(name: $0) },
                keys: try list("keys", "a key's id, key_…") { $0.hasPrefix("key_") ? APIKeyID(rawValue: $0) : nil },
                mostVideos: try fields.integer("max_videos", in: Self.counts).map { Int($0) },
                blockedWords: try blockedWords, erasesVideos: try fields.bool("erase_videos") ?? true)
        }
    }

    /// An empty list allows nothing; one that is left out everything.
    private func list<Element>(_ name: String, _ expected: String, _ read: (String) -> Element?) throws -> [Element]? {
        guard fields.mentions(name) else { return nil }
        return try fields.strings(name, atMost: Self.most).enumerated().map { index, text in
            guard let element = read(text) else {
                throw fields.violation("\(name)[\(index)]", .malformed(expected: expected))
            }
            return element
        }
    }

    private var blockedWords: [String] {
        get throws {
            let words = try fields.strings("blocked_words", atMost: Self.most)
            for (index, word) in words.enumerated() {
                if word.allSatisfy(\.isWhitespace) { throw fields.violation("blocked_words[\(index)]", .empty) }
                guard word.unicodeScalars.count <= Self.longestWord else {
                    throw fields.violation("blocked_words[\(index)]", .tooLong(maximum: Self.longestWord))
                }
            }
            return words
        }
    }
}
