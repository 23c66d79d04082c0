// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// What the page of one task says of it besides its timeline.
struct TaskFacts {
    let task: DurableTask
    let timeline: TaskTimeline
    let words: Words
    let visit: Visit

    var values: Values {
        var values = TaskRow(task: task, words: words, visit: visit).values
        values["isOpen"] = visit.visitor.isAdmin && !task.status.isFinal && !task.isCancelRequested
        values["isEnding"] = !task.status.isFinal && task.isCancelRequested
        values["facts"] = facts
        if let failure = task.failure { values["failure"] = FailureWords(words.texts).text(failure) }
        if case .video(let order) = task.input { values["prompt"] = order.prompt }
        return values
    }

    private var facts: [Values] {
        var facts: [(String, String)] = [("factProject", task.project.rawValue)]
        if task.kind.isWorkedOn { facts.append(("factAttempts", String(timeline.attempts))) }
        if timeline.brokenSteps > 0 { facts.append(("factBroken", String(timeline.brokenSteps))) }
        if let id = timeline.upstreamID { facts.append(("factUpstream", id)) }
        if visit.visitor.isAdmin { facts.insert(("factAccount", visit.name(of: task.account)), at: 0) }
        switch task.input {
        case .video(let order):
            facts += [
                ("factModel", order.modelName),
                ("factSize", "\(order.resolution.rawValue), \(order.ratio?.rawValue ?? words.texts["adaptive"])"),
                ("factLength", order.seconds.map { "\($0) s" } ?? words.texts["adaptive"]),
            ]
            if let webhook = order.webhook { facts.append(("factWebhook", webhook)) }
        case .assetReview(let order):
            facts += [("factModel", order.modelName), ("factGroup", order.group.rawValue)]
        case .verification, .verificationQuery: break
        }
        return facts.map { ["name": words.texts[$0.0], "value": $0.1] }
    }
}
