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

        package init(
            judge: any LivenessJudge, reviewer: any AssetReviewer, screener: any FaceScreener,
            inspector: any MediaInspector, generator: any VideoGenerator
        ) {
            self.judge = judge
            self.reviewer = reviewer
            self.screener = screener
            self.inspector = inspector
            self.generator = generator
        }
    }

    package struct Network: Sendable {
        package let fetcher: any MediaFetcher
        package let sender: any NotificationSender
        package let policy: URLPolicy
        /// How the world reaches us.
        package let address: PublicAddress

        package init(
            fetcher: any MediaFetcher, sender: any NotificationSender, policy: URLPolicy, address: PublicAddress
        ) {
            self.fetcher = fetcher
            self.sender = sender
            self.policy = policy
            self.address = address
        }
    }

    /// Makes the JSON body of a video's webhook, the answer of GET task, in a language.
    package typealias TaskRendering = @Sendable (_ task: TaskView, _ language: String) throws -> Data

    package let store: any LikenessStore
    package let blobs: any BlobStore
    package let providers: Providers
    package let network: Network
    package let renderTask: TaskRendering

    package init(
        store: any LikenessStore, blobs: any BlobStore, providers: Providers, network: Network,
        renderTask: @escaping TaskRendering
    ) {
        self.store = store
        self.blobs = blobs
        self.providers = providers
        self.network = network
        self.renderTask = renderTask
    }
}
