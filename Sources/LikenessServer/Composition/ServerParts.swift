// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import FetchGuard
import Hummingbird
import LikenessCore
import LikenessEngine
import LikenessHTTP
import LikenessWeb
import Logging
import NIOPosix
import StoreSQL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Every part of one server: the engine on its store, its blobs and its providers, and what answers requests.
struct ServerParts: Sendable {
    let engine: Engine
    private let installation: Installation
    private let surface: HTTPSurface
    private let pages: HostedPages
    private let callbacks: ProviderCallbacks

    /// - Parameter publicURL: how the world reaches us.
    /// - Throws: what `Installation` throws, or `ConfigurationError.unusablePath`.
    init(_ configuration: LikenessConfiguration, publicURL: String, telemetry: Telemetry) async throws {
        let installation = try await Installation(configuration.storage)
        let time = SystemTime()
        let providers = ProviderSet(
            configuration, directory: installation.directory, time: time, logger: telemetry.logger)
        let blobs = try await Self.openBlobs(installation.directory)
        let network = Self.network(
            configuration, blobs: blobs, downloads: installation.directory.downloads, time: time,
            publicURL: publicURL)
        let links = FileLinks(
            address: network.address, key: installation.masterKey.key(for: .fileLinks), time: time)
        let answers = TaskAnswers(links: links)
        self.engine = Engine(
            configuration: EngineConfiguration(configuration),
            ports: EnginePorts(
                store: installation.store, blobs: blobs, providers: providers.ports, network: network,
                renderTask: { try answers.body(of: $0, language: $1) }),
            masterKey: installation.masterKey, time: time, logger: telemetry.logger)
        self.surface = HTTPSurface(
            engine: engine,
            environment: .init(
                settings: HTTPSettings(configuration), time: time,
                readiness: Self.readiness(installation, providers.builtin), metrics: telemetry.metrics,
                address: publicURL))
        self.pages = try HostedPages(
            verification: engine.hostedVerification, remote: engine.remoteVerification, address: publicURL,
            time: time)
        self.callbacks = ProviderCallbacks(
            callbacks: engine.callbacks, verification: engine.remoteVerification, address: publicURL)
        self.installation = installation
    }

    func router() -> Router<HTTPContext> {
        let router = Router(context: HTTPContext.self)
        surface.prepare(router)
        surface.mount(on: router)
        pages.mount(on: router)
        callbacks.mount(on: router)
        return router
    }

    func close() async {
        await installation.close()
    }

    /// The scratch folder is emptied: what lies there belongs to steps that a stop cut short, and they begin again.
    private static func openBlobs(_ directory: DataDirectory) async throws -> BlobFolder {
        try await NIOThreadPool.singleton.runIfActive {
            do {
                if FileManager.default.fileExists(atPath: directory.scratch) {
                    try FileManager.default.removeItem(atPath: directory.scratch)
                }
                for folder in [directory.scratch, directory.downloads] {
                    try FileManager.default.createDirectory(
                        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                }
                return try BlobFolder(path: directory.blobs)
            } catch {
                throw ConfigurationError.unusablePath(
                    .dataDirectory, path: directory.path, why: "its folders cannot be made")
            }
        }
    }

    private static func network(
        _ configuration: LikenessConfiguration, blobs: BlobFolder, downloads: String, time: any TimeSource,
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
