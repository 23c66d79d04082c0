// SPDX-License-Identifier: Apache-2.0

/// What a key may be used for. Each stands alone: a key that submits assets reads nothing unless it has `read` too.
package enum KeyScope: String, Sendable, Codable, CaseIterable {
    /// Beginning a person's verification, and asking for its group.
    case session
    /// Uploading, submitting, renaming and deleting assets and groups.
    case assets
    /// Uploading and ordering videos.
    case video
    /// Reading tasks, assets, groups, notifications and usage.
    case read
}
