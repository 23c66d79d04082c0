// SPDX-License-Identifier: Apache-2.0

/// Checks persons elsewhere: the person is sent to a page of the provider's, and the provider is asked what came of it.
package protocol PersonVerifier: Sendable {
    var upstream: UpstreamName { get }
    var collector: ConsentRecord.Collector { get }
    /// How long a link is good at most.
    var linkLifetime: Duration { get }
    /// Opens a check. A second one costs nothing.
    /// - Parameter callbackURL: where the provider sends the person's browser at the end.
    func open(callbackURL: Secret, project: ProjectName, now: Timestamp) async throws(ProviderError) -> RemoteCheck
    func verdict(of token: Secret, project: ProjectName) async throws(ProviderError) -> RemoteVerdict
}

/// An asset as it is registered elsewhere.
package struct UpstreamAsset: Sendable, Equatable {
    /// Ours; the provider has it as the asset's name, so that what was made can be found.
    package let id: AssetID
    /// The provider's.
    package let group: String
    package let kind: AssetGroup.Kind
    package let project: ProjectName
    package let type: AssetType
    /// Where the provider fetches it.
    package let url: Secret

    package init(
        id: AssetID, group: String, kind: AssetGroup.Kind, project: ProjectName, type: AssetType, url: Secret
    ) {
        self.id = id
        self.group = group
        self.kind = kind
        self.project = project
        self.type = type
        self.url = url
    }
}

package enum UpstreamAssetState: Sendable, Equatable {
    case processing
    /// - Parameter id: by which videos may name it.
    case active(id: String)
    case failed(AssetRejection)
    /// The provider doesn't know it: not yet, or not any more.
    case unknown
}

/// What can be found of a create whose answer was lost.
package enum UpstreamTrace: Sendable, Equatable {
    case found(id: String)
    case absent
    /// The provider has no way to look.
    case untraceable
}

/// Keeps groups and assets elsewhere. What makes something is sent once; `willSend` is called just before it leaves and
/// says whether it may: by then the intent is stored.
package protocol UpstreamLibrary: Sendable {
    var upstream: UpstreamName { get }
    /// Makes a virtual person's group, named by our id.
    func createGroup(
        _ id: GroupID, project: ProjectName, willSend: @Sendable () async -> Bool
    ) async throws(ProviderError) -> String
    func traceGroup(_ id: GroupID, project: ProjectName) async throws(ProviderError) -> UpstreamTrace
    func deleteGroup(_ id: String, project: ProjectName) async throws(ProviderError)
    func createAsset(_ asset: UpstreamAsset, willSend: @Sendable () async -> Bool) async throws(ProviderError) -> String
    func traceAsset(_ asset: UpstreamAsset) async throws(ProviderError) -> UpstreamTrace
    /// - Parameter id: what `createAsset` or `traceAsset` gave.
    func state(ofAsset id: String, kind: AssetGroup.Kind, project: ProjectName) async throws(ProviderError)
        -> UpstreamAssetState
    /// One that isn't there is deleted already.
    func deleteAsset(_ id: String, kind: AssetGroup.Kind, project: ProjectName) async throws(ProviderError)
}

/// Makes videos elsewhere.
package protocol UpstreamVideos: Sendable {
    var upstream: UpstreamName { get }
    /// Whether the same order may be sent again after a lost answer, and makes no second video.
    var createIsRepeatable: Bool { get }
    /// - Returns: the provider's id.
    /// - Throws: `.final` with `assetsMissing` as its code when a reference is not there.
    func create(_ job: UpstreamVideoJob) async throws(ProviderError) -> String
    func state(of id: String) async throws(ProviderError) -> UpstreamVideoState
    /// One that can't be cancelled any more, or isn't there, is no error.
    func cancel(_ id: String) async throws(ProviderError)
}

extension ProviderError {
    /// The code of a video order that names an asset which the provider doesn't have.
    package static let assetsMissing = "AssetsMissingAtProvider"
}
