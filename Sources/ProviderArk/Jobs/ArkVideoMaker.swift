// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Videos made by the vendor.
package struct ArkVideoMaker: UpstreamVideos {
    private let videos: ArkVideos
    package let upstream: UpstreamName
    package let createIsRepeatable = false

    package init(videos: ArkVideos, region: ArkRegion) {
        self.videos = videos
        self.upstream = region.upstream
    }

    package func create(_ job: UpstreamVideoJob) async throws(ProviderError) -> String {
        try await causing { () throws(ArkFault) in try await videos.create(job) }
    }

    package func state(of id: String) async throws(ProviderError) -> UpstreamVideoState {
        try await causing { () throws(ArkFault) in try await videos.state(of: id) ?? .unknown }
    }

    package func cancel(_ id: String) async throws(ProviderError) {
        try await causing { () throws(ArkFault) in try await videos.cancel(id) }
    }
}
