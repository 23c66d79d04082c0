// SPDX-License-Identifier: Apache-2.0

/// What a finished task made. Tokens and links are not in it: they are read from the session when they are shown.
package enum TaskOutcome: Sendable, Equatable, Codable {
    case verification(SessionID)
    case verificationQuery(GroupID)
    case assetReview(ReviewReport)
    case video(VideoReport)
}
