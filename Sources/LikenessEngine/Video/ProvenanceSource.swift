// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What a task's video has to say of itself.
struct ProvenanceSource: Sendable {
    let store: any LikenessStore

    func provenance(of task: TaskID) async throws -> VideoProvenance {
        VideoProvenance(
            task: task, receipts: try await store.receipts(usedBy: task).map { ReceiptStatement.digest($0) })
    }
}
