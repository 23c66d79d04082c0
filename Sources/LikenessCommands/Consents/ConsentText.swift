// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore

/// A consent as a terminal shows it.
enum ConsentText {
    static func time(_ seconds: Int64) -> String { Timestamp(seconds: seconds).rfc3339 }

    static func lines(_ consent: ConsentAnswer) -> [String] {
        var lines = [
            "group      \(consent.groupID)", "status     \(consent.status.rawValue)",
            "project    \(consent.projectName)", "given      \(time(consent.givenAt))",
        ]
        if let videos = consent.videos { lines.append("videos     \(videos)") }
        if let licence = consent.licence { lines.append("licence    \(text(of: licence))") }
        lines.append("agreed     \(text(of: consent.agreed))")
        if let ended = consent.endedAt, let ender = consent.endedBy {
            lines.append("ended      \(time(ended)), by \(ender.rawValue)")
        }
        if let erased = consent.erasedAt {
            lines.append("erased     \(time(erased))")
        } else if let erase = consent.eraseAt {
            lines.append("to erase   \(time(erase))")
        }
        return lines
    }

    private static func text(of licence: ConsentLicence) -> String {
        var parts: [String] = []
        if let until = licence.until { parts.append("until \(time(until))") }
        if let most = licence.maxVideos { parts.append("at most \(most) videos") }
        if let projects = licence.projects { parts.append("projects: \(projects.joined(separator: ", "))") }
        if let models = licence.models { parts.append("models: \(models.joined(separator: ", "))") }
        if let keys = licence.keys { parts.append("keys: \(keys.joined(separator: ", "))") }
        if let words = licence.blockedWords, !words.isEmpty { parts.append("not: \(words.joined(separator: ", "))") }
        if licence.eraseVideos == false { parts.append("videos are kept") }
        return parts.isEmpty ? "without limit" : parts.joined(separator: "; ")
    }
}
