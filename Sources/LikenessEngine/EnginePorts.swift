// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// What the engine works with: the store, the providers of the three jobs, the way out, and the clock.
package struct EnginePorts: Sendable {
    package struct Providers: Sendable {
        package let judge: any LivenessJudge
        package let reviewer: any AssetReviewer
        package let screener: any FaceScreener
        package let inspector: any MediaInspector
        package let generator: any VideoGenerator
        package let labeller: any VideoLabeller
        /// Nil: persons are checked here.
        package let verifier: (any PersonVerifier)?
        /// Where assets are reviewed once they were looked at here; nil: here alone.
        package let library: (any UpstreamLibrary)?
        /// Who makes videos; nil: the generator.
        package let studio: Studio?

        /// A provider of videos, and where their assets have to be.
        package struct Studio: Sendable {
            package let videos: any UpstreamVideos
            package let library: any UpstreamLibrary

            package init(videos: any UpstreamVideos, library: any UpstreamLibrary) {
                self.videos = videos
                self.library = library
            }
        }

        package init(
            judge: any LivenessJudge, reviewer: any AssetReviewer, screener: any FaceScreener,
            inspector: any MediaInspector, generator: any VideoGenerator, labeller: any VideoLabeller,
            verifier: (any PersonVerifier)? = nil,
            library: (any UpstreamLibrary)? = nil, studio: Studio? = nil
        ) {
            self.judge = judge
            self.reviewer = reviewer
            self.screener = screener
            self.inspector = inspector
            self.generator = generator
            self.labeller = labeller
            self.verifier = verifier
            self.library = library
            self.studio = studio
        }
    }

    package struct Network: Sendable {
        package let fetcher: any MediaFetcher
        package let results: any ResultFetcher
        package let sender: any NotificationSender
        package let policy: URLPolicy
        /// How the world reaches us.
        package let address: PublicAddress

        package init(
            fetcher: any MediaFetcher, results: any ResultFetcher, sender: any NotificationSender,
            policy: URLPolicy, address: PublicAddress
        ) {
            self.fetcher = fetcher
            self.results = results
            self.sender = sender
            self.policy = policy
            self.address = address
        }
    }

    /// Makes the JSON body of a video's webhook, the answer of GET task, in a language.
    package typealias TaskRendering = @Sendable (_ task: TaskView, _ language: String) throws -> Data

    package let store: any LikenessStore
    /// What servers of an installation share beside its rows.
    package let states: any SharedStates
    package let blobs: any BlobStore
    package let providers: Providers
    package let network: Network
    package let renderTask: TaskRendering

    package init(
        store: any LikenessStore, states: any SharedStates, blobs: any BlobStore, providers: Providers,
        network: Network,
        renderTask: @escaping TaskRendering
    ) {
        self.store = store
        self.states = states
        self.blobs = blobs
        self.providers = providers
        self.network = network
        self.renderTask = renderTask
    }
}
