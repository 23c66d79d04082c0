// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

extension TaskAnswers {
    /// The answer to a submission for review (contract/apimart.md 2.2): always the first one, however far the task has
    /// come when a repeated request asks again.
    func submitted(_ view: TaskView) -> TaskAnswer {
        var answer = TaskAnswer(id: view.task.id.rawValue, status: .processing)
        answer.object = Self.reviewObject
        answer.progress = 10
        guard case .assetReview(let order) = view.task.input else { return answer }
        answer.model = order.modelName
        answer.groupID = order.group.rawValue
        return answer
    }
}

extension IdempotentPost.Made where Value == TaskView {
    func response(_ answer: TaskAnswer) throws -> Response {
        try JSONAnswer.response(Envelope(data: answer), headers: headers)
    }
}

extension Tasks {
    /// The task that an earlier request with the same `Idempotency-Key` made.
    func recall(_ answer: IdempotentAnswer, for principal: Principal) async throws -> TaskView {
        guard case .task(let id) = answer else { throw RuleViolation.idempotencyKeyReused }
        return try await view(id, for: principal)
    }
}
