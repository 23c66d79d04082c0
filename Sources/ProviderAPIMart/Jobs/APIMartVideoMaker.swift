// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Videos made by the provider. An order carries our task's id as its `Idempotency-Key`, so it may be sent again.
package struct APIMartVideoMaker: UpstreamVideos {
    private static let path = "/v1/videos/generations"
    private let connection: APIMartConnection
    package let upstream: UpstreamName
    package let createIsRepeatable = true

    package init(connection: APIMartConnection) {
        self.connection = connection
        self.upstream = connection.upstream
    }

    package func create(_ job: UpstreamVideoJob) async throws(ProviderError) -> String {
        let hasAssets = (job.images + job.videos + job.audios).contains { $0.hasPrefix("asset://") }
        do {
            return try await causing {
                let call = try APIMartCall.post(
                    "CreateVideo", Self.path, APIMartVideoBody(job), idempotencyKey: job.task.rawValue,
                    isRepeatable: true)
                guard let id = try await connection.task(call).id else { throw ProviderError.retry(after: nil) }
                return id
            }
        } catch .final("invalid_asset_material") where hasAssets {
            throw .final(code: ProviderError.assetsMissing)
        }
    }

    package func state(of id: String) async throws(ProviderError) -> UpstreamVideoState {
        do {
            return try await causing {
                let call = APIMartCall(action: "GetTask", path: "/v1/tasks/\(id)")
                return Self.state(try await connection.task(call))
            }
        } catch {
            if case .final("NotFound") = error { return .unknown }
            if case .final("404") = error { return .unknown }
            throw error
        }
    }

    /// The contract has no way to cancel (contract/apimart.md 4).
    package func cancel(_ id: String) async throws(ProviderError) {}

    private static func state(_ task: APIMartTask) -> UpstreamVideoState {
        if task.isFailed { return .failed(failure(task)) }
        guard !task.isRunning else { return .running(progress: task.progress) }
        guard let url = task.videos.first?.url else { return .running(progress: task.progress) }
        let lastFrame = task.videos.first?.lastFrameURL ?? task.result?.lastFrameURL ?? task.own.lastFrameURL
        return .finished(
            UpstreamVideo(videoURL: Secret(url), lastFrameURL: lastFrame.map { Secret($0) }, seed: nil))
    }

    private static func failure(_ task: APIMartTask) -> TaskFailure {
        switch task.failure {
        case "cancelled": .cancelled
        case "deadline_exceeded": .deadlineExceeded
        case "outcome_unknown": .outcomeUnknown
        case "internal_error", nil: task.status == "cancelled" ? .cancelled : .internalError
        case let code?: .rejected(code: AssetRejection(providerCode: code).rawValue, path: nil)
        }
    }
}
