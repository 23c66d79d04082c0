// SPDX-License-Identifier: Apache-2.0

/// What a task does. All kinds share one id space and one route.
package enum TaskKind: String, Sendable, Codable, CaseIterable {
    /// Step 1 of real-avatar: the session exists, so the task is complete when it is made.
    case verification
    /// Step 2: ends when the person has finished or the session has expired. One a session.
    case verificationQuery = "verification_query"
    /// Step 3 and private-avatar.
    case assetReview = "asset_review"
    case video

    /// Whether workers advance it. The others wait for a person.
    package var isWorkedOn: Bool { self == .assetReview || self == .video }
}
