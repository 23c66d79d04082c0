// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension Oversight {
    /// Whole hours, so that a page that is written again has the same addresses and browsers keep the pictures.
    private static let hour: Int64 = 3600

    /// A signed address of an active asset's file, good for half a day; nil for another asset.
    package func preview(of asset: Asset) -> Secret? {
        guard case .active(_, let facts) = asset.status else { return nil }
        let expires = (time.now.seconds / Self.hour + 13) * Self.hour
        return links.url(for: asset.id, facts: facts, expires: Timestamp(seconds: expires))
    }

    /// The signed addresses of what a video task made; nil when their time is up.
    package func files(of report: VideoReport, task: TaskID) -> VideoAddresses? {
        guard time.now < report.expiresAt else { return nil }
        func url(_ file: FileID, _ type: AssetType, _ name: String) -> Secret {
            links.url(for: file, type: type, name: name, expires: report.expiresAt)
        }
        return VideoAddresses(
            movie: url(report.video, .video, "\(task).mp4"),
            thumbnail: url(report.thumbnail, .image, "\(task)-thumbnail.jpg"),
            lastFrame: report.lastFrame.map { url($0, .image, "\(task)-last-frame.png") })
    }
}

/// Where a video's files can be fetched.
package struct VideoAddresses: Sendable {
    package let movie: Secret
    package let thumbnail: Secret
    package let lastFrame: Secret?
}
