// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// A finished video with its player, for the partial `player`.
struct VideoCard {
    let task: DurableTask
    let report: VideoReport
    let desk: Desk
    let words: Words

    var values: Values {
        var values: Values = [
            "id": task.id.rawValue, "path": "/console/videos/\(task.id)",
            "size": "\(report.size.width) × \(report.size.height)", "seconds": "\(Words.rounded(report.seconds)) s",
            "seed": String(report.seed), "expires": words.time(report.expiresAt),
        ]
        guard let files = desk.oversight.files(of: report, task: task.id) else { return values }
        values["movie"] = desk.path(of: files.movie)
        values["poster"] = desk.path(of: files.thumbnail)
        values["fileName"] = "\(task.id).mp4"
        if let frame = files.lastFrame { values["lastFrame"] = desk.path(of: frame) }
        return values
    }
}
