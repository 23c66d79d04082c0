// SPDX-License-Identifier: Apache-2.0

import FetchGuard
import Hummingbird
import LikenessConsole
import LikenessCore
import LikenessDocs
import LikenessEngine
import LikenessHTTP
import LikenessWeb
import Logging
import MediaTools
import ProviderHTTP
import StoreSQL

/// Every part of one server: the engine on its store, its blobs and its providers, and what answers requests.
struct ServerParts: Sendable {
    let engine: Engine
    let clock: ServerClock
    /// Kept for as long as the server runs.
    private let sole: SoleServer?
    private let installation: Installation
    private let folders: WorkFolders
    private let surface: HTTPSurface
    private let pages: HostedPages
    private let persons: PersonPages
    private let callbacks: ProviderCallbacks
    private let documentation: DocumentationPages
    private let console: ConsolePages

    /// - Parameters:
    ///   - publicURL: how the world reaches us.
    ///   - peerURL: how other servers on the same store reach this one; nil when there can't be any.
    /// - Throws: what `Installation` throws, or `ConfigurationError.unusablePath`.
    init(_ configuration: LikenessConfiguration, publicURL: String, peerURL: String?, telemetry: Telemetry) async throws
    {
        let installation = try await Installation(configuration.storage)
        let time: ServerClock
        // Others may be at work on a shared store; on an embedded one only who is alone may say that nobody is.
        let sole = configuration.storage.isShared ? nil : SoleServer(of: installation.directory)
        do {
            if sole == nil, !configuration.storage.isShared {
                telemetry.logger.warning(
                    "another server works on this data folder: stop one of them, except to exchange it")
            }
            time = try await Self.begin(installation, configuration, isAlone: sole != nil, telemetry.logger)
        } catch {
            await installation.close()
            throw error
        }
        let folders: WorkFolders
        do {
            folders = try await WorkFolders(configuration.storage, in: installation.directory, time: time)
        } catch {
            await installation.close()
            throw error
        }
        let blobs = folders.blobs
        let rates = RateKeeper(states: installation.states, time: time)
        let jail = await ToolJail.find(hiding: installation.directory.path)
        if jail.kind != .bubblewrap {
            telemetry.logger.notice(
                "media files are read without namespaces of their own; likeness doctor says how to have them",
                metadata: ["jail": "\(jail.kind.rawValue)"])
        }
        let providers = ProviderSet(
            configuration, scratch: folders.scratch.path, jail: jail, rates: rates, logger: telemetry.logger)
        if let problem = await providers.builtin.signingProblem() {
            telemetry.logger.error(
                "films can't be signed, so no video is finished until that is mended", metadata: ["why": "\(problem)"])
        }
        let network = Self.network(
            configuration, blobs: blobs, downloads: installation.directory.downloads, time: time,
            publicURL: publicURL)
        let links = FileLinks(
            address: network.address, key: installation.masterKey.key(for: .fileLinks), time: time)
        let answers = TaskAnswers(links: links)
        self.clock = time
        self.sole = sole
        self.engine = Engine(
            configuration: EngineConfiguration(configuration, peerURL: peerURL),
            ports: EnginePorts(
                store: installation.store, states: installation.store, blobs: blobs, providers: providers.ports,
                network: network,
                renderTask: { try answers.body(of: $0, language: $1) }),
            masterKey: installation.masterKey, time: time, logger: telemetry.logger)
        self.surface = HTTPSurface(
            engine: engine,
            environment: .init(
                limits: KeyLimits(configuration, states: installation.states),
                usageLimits: .usage(states: installation.states), time: time,
                readiness: Self.readiness(installation, providers.builtin), metrics: telemetry.metrics,
                address: publicURL))
        self.pages = try HostedPages(
            verification: engine.hostedVerification, remote: engine.remoteVerification, address: publicURL,
            peerKey: installation.masterKey.key(for: .peers), proxies: configuration.listening.trustedProxies,
            time: time)
        self.persons = try PersonPages(
            persons: engine.persons, oversight: engine.oversight, address: publicURL)
        self.callbacks = ProviderCallbacks(
            callbacks: engine.callbacks, verification: engine.remoteVerification, address: publicURL)
        self.documentation = try DocumentationPages(address: publicURL)
        self.console = try ConsolePages(
            engine: engine,
            environment: .init(
                address: publicURL, key: installation.masterKey.key(for: .console), time: time,
                settings: ConsoleSetting.all(of: configuration, address: publicURL),
                budgets: { await CallBudget.all(of: rates.known) }))
        self.installation = installation
        self.folders = folders
    }

    func responder() -> some HTTPResponder<HTTPContext> {
        let router = Router(context: HTTPContext.self)
        surface.prepare(router)
        surface.mount(on: router)
        pages.mount(on: router)
        persons.mount(on: router)
        callbacks.mount(on: router)
        documentation.mount(on: router)
        console.mount(on: router)
        return KnownMethods(router.buildResponder())
    }

    func close() async {
        await installation.close()
    }

    private static func begin(
        _ installation: Installation, _ configuration: LikenessConfiguration, isAlone: Bool, _ logger: Logger
    ) async throws -> ServerClock {
        do {
            let time = try await ServerClock(
                SystemTime(offset: configuration.clockOffset), store: installation.store, logger: logger)
            if isAlone { try await installation.store.takeBackLeases(now: time.now) }
            return time
        } catch let error as StoreError {
            throw StartFailure.store(configuration.storage.problem(error, installation.directory))
        }
    }

    private static func network(
        _ configuration: LikenessConfiguration, blobs: any BlobStore, downloads: String, time: any TimeSource,
        publicURL: String
    ) -> EnginePorts.Network {
        let policy = URLPolicy(allowed: configuration.fetchAllow)
        let transport = GuardedTransport(policy: policy)
        return EnginePorts.Network(
            fetcher: GuardedFetcher(transport: transport, blobs: blobs),
            results: GuardedResultFetcher(
                transport: GuardedTransport(policy: configuration.providers.resultPolicy(policy)),
                folder: downloads),
            sender: GuardedNotifier(transport: transport, time: time), policy: policy,
            address: PublicAddress(publicURL))
    }

    private static func readiness(_ installation: Installation, _ providers: BuiltinProviders) -> Readiness {
        Readiness([
            .init("store") {
                do {
                    try await installation.store.checkHealth()
                    return true
                } catch {
                    return false
                }
            },
            .init("models") { await providers.modelsHold() },
            .init("media_tools") { await providers.toolsHold() },
        ])
    }
}
