// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient

extension LikenessClient {
    /// Follows a task to its end and shows how it goes on.
    /// - Parameter each: hears of every state.
    /// - Returns: the last state.
    func follow(
        _ id: String, as title: String, on live: LiveText, each: (TaskAnswer) throws -> Void = { _ in }
    ) async throws -> TaskAnswer {
        var last = TaskAnswer(id: id, status: .pending)
        for try await state in updates(of: id) {
            try each(state)
            live.show(["\(title)  \(ProgressBar.text(percent: state.progress ?? 0))  \(id)"])
            last = state
        }
        return last
    }
}
