// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A task in a list, for the partial `task-row`.
struct TaskRow {
    let task: DurableTask
    let words: Words
    let visit: Visit

    var values: Values {
        var values: Values = [
            "id": task.id.rawValue, "path": "/console/tasks/\(task.id)",
            "kind": words.texts["kind_\(task.kind.rawValue)"], "chip": words.chip(task.status),
            "project": task.project.rawValue, "created": words.time(task.createdAt), "took": took,
        ]
        if case .video(let order) = task.input, !order.prompt.isEmpty { values["about"] = order.prompt }
        if let failure = task.failure { values["why"] = FailureWords(words.texts).text(failure) }
        if !task.status.isFinal { values["progress"] = ["value": task.progress] as Values }
        if visit.namesAccounts { values["account"] = visit.name(of: task.account) }
        return values
    }

    private var took: String {
        guard let finished = task.finishedAt, task.kind != .verification else { return "" }
        return words.duration(finished - (task.startedAt ?? task.createdAt))
    }
}
