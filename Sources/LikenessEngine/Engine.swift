// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import Logging
package import ServiceLifecycle

/// The rules of Likeness, one value an area, and the services that advance the work.
package struct Engine: Sendable {
    package let accounts: Accounts
    package let verifications: Verifications
    package let hostedVerification: HostedVerification
    package let reviews: Reviews
    package let library: Library
    package let videos: Videos
    package let tasks: Tasks
    package let uploads: Uploads
    package let files: Files
    package let fileLinks: FileLinks
    package let idempotency: Idempotency
    /// The long work: task runner, session expiry, notifications, clearing up. Each stops gracefully within 20 s.
    package let services: [any Service]

    package init(
        configuration: EngineConfiguration, ports: EnginePorts, masterKey: MasterKey, time: any TimeSource,
        logger: Logger
    ) {
        let parts = EngineParts(
            configuration: configuration, ports: ports, masterKey: masterKey, time: time, logger: logger)
        self.accounts = parts.accounts
        self.verifications = parts.verifications
        self.hostedVerification = parts.hostedVerification
        self.reviews = parts.reviews
        self.library = parts.library
        self.videos = parts.videos
        self.tasks = parts.tasks
        self.uploads = parts.uploads
        self.files = parts.files
        self.fileLinks = parts.fileLinks
        self.idempotency = parts.idempotency
        self.services = parts.services
    }
}
