// SPDX-License-Identifier: Apache-2.0

/// One reviewed photo, clip or sound.
package struct Asset: Sendable, Equatable {
    package enum Status: Sendable, Equatable {
        case processing
        /// Reviewed; the blob is the file that is kept (metadata stripped).
        case active(blob: BlobKey, facts: MediaFacts)
        case failed(AssetRejection)
    }

    package let id: AssetID
    package let account: AccountID
    package let project: ProjectName
    package let group: GroupID
    /// The review that made it.
    package let task: TaskID
    /// At most 64 characters; may be empty.
    package var name: String
    /// As asked for, then as found; nil while it is still to be judged by the bytes.
    package var type: AssetType?
    package let sourceURL: String
    package var status: Status
    package let createdAt: Timestamp
    package var updatedAt: Timestamp

    package init(
        id: AssetID, account: AccountID, project: ProjectName, group: GroupID, task: TaskID, name: String,
        type: AssetType?, sourceURL: String, status: Status, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.account = account
        self.project = project
        self.group = group
        self.task = task
        self.name = name
        self.type = type
        self.sourceURL = sourceURL
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
