// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Logging

/// What comes to the addresses of `CallbackLinks`.
package struct Callbacks: Sendable {
    private let store: any LikenessStore
    private let links: CallbackLinks
    private let verification: RemoteVerification
    private let time: any TimeSource
    private let logger: Logger

    init(
        store: any LikenessStore, links: CallbackLinks, verification: RemoteVerification, time: any TimeSource,
        logger: Logger
    ) {
        self.store = store
        self.links = links
        self.verification = verification
        self.time = time
        self.logger = logger
    }

    /// - Returns: nil for an address that isn't ours.
    package func target(id: String, secret: Secret) -> CallbackLinks.Target? {
        links.target(id: id, secret: secret)
    }

    /// A provider has something to tell of the target: it is asked what.
    /// - Parameter hint: the id that the provider named.
    package func wake(_ target: CallbackLinks.Target, hint: String?) async throws {
        switch target {
        case .session(let id): try await verification.wake(id)
        case .task(let id):
            try await store.wakeTask(id, hint: hint, now: time.now)
            logger.info("a provider has told of a task", metadata: ["task": "\(id)"])
        }
    }
}
