// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LikenessCore

/// Judges a file by its content: `good…` passes, `bad…` is another person, `busy…` once has no capacity, `broken…`
/// throws what nobody expects, `hang…` lasts until it is cancelled.
package actor ScriptedReviewer: AssetReviewer {
    private let folder: String
    package private(set) var reviewed: [String] = []
    package private(set) var subjects: [ReviewSubject] = []
    /// How many hanging reviews were cancelled.
    package private(set) var stopped = 0
    private var wasBusy: Set<String> = []

    package init(folder: String) {
        self.folder = folder
    }

    package func review(_ subject: ReviewSubject) async throws(ProviderError) -> ReviewVerdict {
        let content = (try? String(contentsOfFile: subject.path, encoding: .utf8)) ?? ""
        reviewed.append(content)
        subjects.append(subject)
        if content.hasPrefix("hang") {
            do { try await Task.sleep(for: .seconds(3600)) } catch {
                stopped += 1
                throw .retry(after: nil)
            }
        }
        if content.hasPrefix("busy"), wasBusy.insert(content).inserted { throw .retry(after: .seconds(3)) }
        if content.hasPrefix("final") { throw .final(code: "TranscodingFailed") }
        if content.hasPrefix("bad") { return .rejected(.faceMismatch, facts: Self.facts) }
        let cleaned = "\(folder)/cleaned-\(UUID().uuidString)"
        _ = FileManager.default.createFile(atPath: cleaned, contents: Data("clean \(content)".utf8))
        return .active(cleanedPath: cleaned, facts: Self.facts)
    }

    package static let facts = MediaFacts(
        type: .image, format: "jpeg", byteCount: 1, width: 640, height: 480, durationSeconds: nil,
        framesPerSecond: nil, hasAudio: false)
}
