// SPDX-License-Identifier: Apache-2.0

/// A video as a provider is to make it: the order, and where the provider finds its references.
package struct UpstreamVideoJob: Sendable, Equatable {
    package let task: TaskID
    package let account: AccountID
    package let order: VideoOrder
    /// In the order of `order.images`, `.videos` and `.audios`: the provider's `asset://…`, or a URL of ours.
    package let images: [String]
    package let videos: [String]
    package let audios: [String]
    /// Where the provider tells of changes; a secret.
    package let callbackURL: Secret
    /// From then on nobody waits for it.
    package let deadline: Timestamp

    package init(
        task: TaskID, account: AccountID, order: VideoOrder, images: [String], videos: [String], audios: [String],
        callbackURL: Secret, deadline: Timestamp
    ) {
        self.task = task
        self.account = account
        self.order = order
        self.images = images
        self.videos = videos
        self.audios = audios
        self.callbackURL = callbackURL
        self.deadline = deadline
    }
}

/// How a video stands at a provider.
package enum UpstreamVideoState: Sendable, Equatable {
    /// Waiting or being made. `progress` (0 to 100) where the provider tells it.
    case running(progress: Int?)
    case finished(UpstreamVideo)
    case failed(TaskFailure)
    /// Its references are not there (any more): the order was not carried out.
    case assetsMissing
    /// The provider doesn't know it.
    case unknown
}

/// A finished video at a provider, there for a day.
package struct UpstreamVideo: Sendable, Equatable {
    package let videoURL: Secret
    package let lastFrameURL: Secret?
    package let seed: Int64?

    package init(videoURL: Secret, lastFrameURL: Secret?, seed: Int64?) {
        self.videoURL = videoURL
        self.lastFrameURL = lastFrameURL
        self.seed = seed
    }
}
