// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore
package import LikenessEngine

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Tasks as clients see them (contract/apimart.md 4).
package struct TaskAnswers: Sendable {
    static let reviewObject = "seedance.avatar.asset.task"
    static let generationObject = "generation.task"
    private let links: FileLinks
    private let bodies = Memo<BodyKey, DurableTask, Data>(capacity: 512)

    private struct BodyKey: Hashable {
        let task: TaskID
        let language: Language
    }

    package init(links: FileLinks) {
        self.links = links
    }

    /// The body of a video's webhook, equal to that of GET task.
    package func body(of view: TaskView, language: String) throws -> Data {
        try body(of: view, in: Language(language))
    }

    /// The body of GET task. Clients poll: while nothing has changed, the answer is the same.
    func body(of view: TaskView, in language: Language) throws -> Data {
        // An invitation's secrets are not to be remembered.
        guard view.invitation == nil else { return try JSONAnswer.data(Envelope(data: answer(view, in: language))) }
        return try bodies.output(of: BodyKey(task: view.task.id, language: language), for: view.task) { task in
            try JSONAnswer.data(Envelope(data: answer(TaskView(task: task), in: language)))
        }
    }

    func answer(_ view: TaskView, in language: Language) -> TaskAnswer {
        let task = view.task
        var answer = TaskAnswer(id: task.id.rawValue, status: TaskAnswer.Status(task.status))
        answer.progress = task.progress
        answer.created = task.createdAt.seconds
        answer.estimatedTime = Int64(task.estimatedSeconds)
        describe(task.input, in: &answer)
        if let finishedAt = task.finishedAt {
            answer.completed = finishedAt.seconds
            answer.actualTime = max(0, finishedAt.seconds - (task.startedAt ?? task.createdAt).seconds)
            addCost(task.costMicroUSD ?? 0, to: &answer)
        }
        answer.result = result(of: view, in: language)
        answer.groupID = answer.groupID ?? answer.result?.groupID
        if case .verificationQuery = task.outcome { answer.vendorGroupID = answer.groupID }
        answer.error = task.failure.map { TaskFault($0, in: language) }
        return answer
    }

    private func describe(_ input: TaskInput, in answer: inout TaskAnswer) {
        switch input {
        case .verification, .verificationQuery: break
        case .assetReview(let order):
            answer.object = Self.reviewObject
            answer.model = order.modelName
            answer.groupID = order.group.rawValue
        case .video(let order):
            answer.object = Self.generationObject
            answer.model = order.modelName
        }
    }

    private func addCost(_ microUSD: Int64, to answer: inout TaskAnswer) {
        answer.cost = Money(microUSD: microUSD).dollars
        answer.creditsCost = Money(microUSD: microUSD).credits
    }

    private func result(of view: TaskView, in language: Language) -> TaskResult? {
        switch view.task.outcome {
        case .verification: view.invitation.map { TaskResult($0, task: view.task.id) }
        case .verificationQuery(let group): TaskResult(verified: group, task: view.task.id)
        case .assetReview(let report): TaskResult(report, in: language)
        case .video(let report): result(report, task: view.task.id)
        case nil: nil
        }
    }

    private func result(_ report: VideoReport, task: TaskID) -> TaskResult {
        func url(_ file: FileID, _ type: LikenessCore.AssetType, _ name: String) -> String {
            links.url(for: file, type: type, name: name, expires: report.expiresAt).exposed
        }
        let lastFrame = report.lastFrame.map { url($0, .image, "\(task)-last-frame.png") }
        var result = TaskResult()
        result.videos = [
            LikenessAPI.GeneratedVideo(
                url: url(report.video, .video, "\(task).mp4"), expiresAt: report.expiresAt.seconds,
                lastFrameURL: lastFrame)
        ]
        result.thumbnailURL = url(report.thumbnail, .image, "\(task)-thumbnail.jpg")
        result.lastFrameURL = lastFrame
        return result
    }
}

extension TaskAnswer.Status {
    init(_ status: TaskStatus) {
        self =
            switch status {
            case .pending: .pending
            case .processing: .processing
            case .completed: .completed
            case .failed: .failed
            }
    }
}

extension TaskFault {
    init(_ failure: TaskFailure, in language: Language) {
        self.init(
            code: failure.code, message: failure.phrase.text(in: language), type: "task_failed",
            param: failure.param)
    }
}
