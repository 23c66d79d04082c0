// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The vendor's videos, and something that happens between an order and the note of it.
struct InterruptedOrders: UpstreamVideos {
    let videos: any UpstreamVideos
    /// Gets the order's id.
    let interrupt: @Sendable (_ job: UpstreamVideoJob, _ id: String) async -> Void

    var upstream: UpstreamName { videos.upstream }
    var createIsRepeatable: Bool { videos.createIsRepeatable }

    func create(_ job: UpstreamVideoJob) async throws(ProviderError) -> String {
        let id = try await videos.create(job)
        await interrupt(job, id)
        return id
    }

    func state(of id: String) async throws(ProviderError) -> UpstreamVideoState { try await videos.state(of: id) }
    func cancel(_ id: String) async throws(ProviderError) { try await videos.cancel(id) }
}
