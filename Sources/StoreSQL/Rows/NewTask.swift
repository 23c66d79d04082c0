// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A task as it is inserted. It is made by the caller: encoding takes longer than inserting, and on a writing
/// connection everybody would wait for it.
struct NewTask: Sendable {
    private static let insertion = """
        INSERT INTO tasks (kind, due_at, \(DurableTask.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private let values: SQLArguments
    /// The assets that a video's references name.
    private let task: TaskID
    private let assets: Set<AssetID>

    init(_ task: DurableTask) throws(StoreError) {
        self.task = task.id
        self.assets = task.input.assets
        do {
            self.values = [
                task.kind, task.status.isFinal ? nil : task.runAfter, task.id, task.account, task.project, task.status,
                task.progress, try jsonText(task.input), task.checkpoint, try task.outcome.map(jsonText),
                try task.failure.map(jsonText), task.attempts, task.runAfter, task.deadline, task.createdAt,
                task.startedAt, task.finishedAt, task.estimatedSeconds, task.costMicroUSD, task.hint,
                task.isCancelRequested, task.reservedMicroUSD, task.key,
            ]
        } catch {
            throw StoreError(.corrupt, statement: "insert_task")
        }
    }

    func insert(on database: any SQLConnection) throws {
        try database.post(Self.insertion, values)
        for asset in assets.sorted(by: { $0.rawValue < $1.rawValue }) {
            try database.post("INSERT INTO video_assets (asset, task) VALUES (?, ?)", [asset, task])
        }
    }
}

extension TaskInput {
    fileprivate var assets: Set<AssetID> {
        guard case .video(let order) = self else { return [] }
        let references = order.images.map(\.reference) + order.videos + order.audios
        return Set(
            references.compactMap { reference in
                if case .asset(let id) = reference.source { id } else { nil }
            })
    }
}
