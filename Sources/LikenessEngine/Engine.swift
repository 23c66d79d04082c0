// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import Logging
package import ServiceLifecycle

/// The rules of Likeness, one value an area, and the services that advance the work.
package struct Engine: Sendable {
    package let accounts: Accounts
    package let verifications: Verifications
    package let hostedVerification: HostedVerification
    package let remoteVerification: RemoteVerification
    package let reviews: Reviews
    package let library: Library
    package let videos: Videos
    package let tasks: Tasks
    package let usage: Usage
    package let uploads: Uploads
    package let files: Files
    package let fileLinks: FileLinks
    package let callbacks: Callbacks
    package let idempotency: Idempotency
    package let notifications: Notifications
    package let oversight: Oversight
    package let signingKeys: SigningKeys
    package let consents: Consents
    package let persons: PersonAccess
    package let receiptKeys: ReceiptKeys
    package let audit: AuditTrail
    /// The long work: task runner, session expiry, notifications, clearing up. Each stops gracefully within 20 s.
    package let services: [any Service]

    package init(
        configuration: EngineConfiguration, ports: EnginePorts, masterKey: MasterKey, time: any TimeSource,
        logger: Logger
    ) {
        let store = ports.store
        let sealer = Sealer(masterKey)
        let links = FileLinks(address: ports.network.address, key: masterKey.key(for: .fileLinks), time: time)
        let callbackLinks = CallbackLinks(address: ports.network.address, key: masterKey.key(for: .callbacks))
        let rules = LinkRules(policy: ports.network.policy, links: links)
        let secrets = SessionSecrets(sealer: sealer, address: ports.network.address)
        let views = TaskViews(store: store, secrets: secrets)
        let checks = RemoteChecks(
            store: store, verifier: ports.providers.verifier, callbacks: callbackLinks,
            endings: SessionEndings(
                store: store, sealer: sealer, address: ports.network.address, time: time),
            configuration: configuration.verification, time: time)
        let sweep = BlobSweep(store: store, blobs: ports.blobs, grace: configuration.blobGrace)
        let withdrawals = Withdrawals(store: store, delay: configuration.consent.erasureDelay, time: time)
        self.consents = Consents(store: store, withdrawals: withdrawals, time: time)
        self.persons = PersonAccess(
            store: store, sealer: sealer, address: ports.network.address, withdrawals: withdrawals)
        self.receiptKeys = ReceiptKeys(store: store, sealer: sealer, time: time)
        self.audit = AuditTrail(store: store)
        self.accounts = Accounts(store: store, sealer: sealer, time: time)
        self.verifications = Verifications(
            store: store, secrets: secrets, rules: rules, checks: checks, configuration: configuration.verification,
            time: time)
        self.hostedVerification = HostedVerification(
            store: store, judge: ports.providers.judge, secrets: secrets, persons: persons,
            configuration: configuration.verification,
            lockout: Lockout(rule: configuration.verification.lockout, states: ports.states, time: time),
            moves: DeviceMoves(states: ports.states, time: time), time: time, logger: logger)
        self.remoteVerification = RemoteVerification(
            store: store, verifier: ports.providers.verifier, checks: checks, secrets: secrets, time: time)
        self.reviews = Reviews(
            store: store, provider: ProviderRule(store: store, upstream: ports.providers.library?.upstream),
            rules: rules, configuration: configuration.review, time: time)
        self.library = Library(
            store: store, links: links, time: time, previewLifetime: configuration.previewLifetime)
        self.videos = Videos(
            store: store,
            provider: ports.providers.studio.map { ProviderRule(store: store, upstream: $0.videos.upstream) },
            rules: rules, configuration: configuration.video, time: time)
        self.tasks = Tasks(store: store, views: views, time: time)
        self.usage = Usage(store: store)
        self.idempotency = Idempotency(store: store, time: time)
        self.uploads = Uploads(
            store: store, blobs: ports.blobs, idempotency: idempotency, time: time,
            retention: configuration.retention)
        self.files = Files(store: store, blobs: ports.blobs, links: links, time: time)
        self.fileLinks = links
        self.callbacks = Callbacks(
            store: store, links: callbackLinks, verification: remoteVerification, time: time, logger: logger)
        let source = MediaSource(
            store: store, files: files, links: links, fetcher: ports.network.fetcher,
            configuration: configuration.review)
        let work = EngineWork(
            configuration: configuration, ports: ports, source: source, links: links, callbacks: callbackLinks,
            sealer: sealer, time: time, logger: logger)
        self.signingKeys = SigningKeys(store: store, sealer: sealer, time: time)
        let notices = Notices(
            store: store, accounts: accounts, signingKeys: signingKeys, views: views, render: ports.renderTask,
            time: time)
        self.notifications = Notifications(
            store: store, accounts: accounts, notices: notices, rules: rules, time: time)
        self.oversight = Oversight(
            store: store, views: views, links: links,
            thumbnails: Thumbnails(blobs: ports.blobs, inspector: ports.providers.inspector), time: time)
        let couriers = [EndpointClass.working, .failing].map { endpoints in
            Courier(
                endpoints: endpoints, store: store, notices: notices, sender: ports.network.sender,
                configuration: configuration.delivery, time: time, logger: logger)
        }
        self.services =
            work.runners + work.registrars + couriers + [
                SessionExpirer(
                    store: store, judge: ports.providers.judge, course: hostedVerification.course, time: time,
                    logger: logger),
                ConsentWatch(
                    store: store, withdrawals: withdrawals, configuration: configuration.consent, time: time,
                    logger: logger),
                Eraser(
                    store: store,
                    course: ErasureCourse(
                        store: store, blobs: ports.blobs, sweep: sweep, keys: receiptKeys,
                        address: ports.network.address, time: time),
                    time: time, logger: logger),
                AuditChain(store: store, time: time, logger: logger),
                CheckWatcher(store: store, checks: checks, time: time, logger: logger),
                Janitor(
                    store: store, idempotencyRetention: configuration.idempotencyRetention, sweep: sweep, time: time,
                    logger: logger),
                Purger(
                    store: store, retention: configuration.taskMemory,
                    usageRetention: max(configuration.usageRetention, configuration.taskRetention),
                    time: time,
                    logger: logger),
            ]
    }
}
