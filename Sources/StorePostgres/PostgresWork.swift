// SPDX-License-Identifier: Apache-2.0

import StoreSQL

/// What a connection is asked to do: one read, or writes that share a commit.
struct PostgresWork: Sendable {
    enum Content: Sendable {
        case read(any PendingRead)
        case writes([any PendingWrite])
    }

    let content: Content
    /// How often a connection was lost over it.
    var losses = 0

    /// Answers those who wait for it.
    func finish(failure: any Error) {
        switch content {
        case .read(let read): read.finish(failure: failure)
        case .writes(let writes): WriteBatch(writes).finish(failure: failure)
        }
    }
}
