// SPDX-License-Identifier: Apache-2.0

/// What a task was asked to do, fixed when it is made.
package enum TaskInput: Sendable, Equatable, Codable {
    case verification(SessionID)
    case verificationQuery(SessionID)
    case assetReview(ReviewOrder)
    case video(VideoOrder)

    package var kind: TaskKind {
        switch self {
        case .verification: .verification
        case .verificationQuery: .verificationQuery
        case .assetReview: .assetReview
        case .video: .video
        }
    }
}
