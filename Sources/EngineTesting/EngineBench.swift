// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import Foundation
package import LikenessCore
package import LikenessEngine
package import LikenessTesting
import Logging
import StoreSQL
import StoreSQLite

/// An engine over a real store and real blobs in a folder of its own, with scripted providers and a clock that stands
/// still.
package struct EngineBench: Sendable {
    package static let masterKey = MasterKey(bytes: Array(repeating: UInt8(7), count: 32))

    package let folder: String
    package let store: any LikenessStore
    package let blobs: any BlobStore
    package let time = ManualTime()
    package let judge = ScriptedJudge()
    package let reviewer: ScriptedReviewer
    package let studio: ScriptedStudio
    package let fetcher: ScriptedFetcher
    package let sender = ScriptedSender()
    package let results: ScriptedResults
    package var configuration = EngineConfiguration()
    /// Those who do a job elsewhere.
    package var verifier: (any PersonVerifier)?
    package var library: (any UpstreamLibrary)?
    package var upstream: EnginePorts.Providers.Studio?
    package let principal: Principal
    package let webhookSecret: Secret

    package static func with<Result>(
        _ configure: (inout EngineConfiguration) -> Void = { _ in }, _ body: (EngineBench) async throws -> Result
    ) async throws -> Result {
        try await TemporaryFolder.with { folder in
            var bench = try await EngineBench(folder: folder.path)
            configure(&bench.configuration)
            return try await body(bench)
        }
    }

    private init(folder: String) async throws {
        self.folder = folder
        self.store = try SQLStore.sqlite(path: "\(folder)/likeness.sqlite")
        self.blobs = try BlobFolder(path: "\(folder)/blobs")
        self.reviewer = ScriptedReviewer(folder: folder)
        self.studio = ScriptedStudio(folder: folder)
        self.fetcher = ScriptedFetcher(blobs: blobs)
        self.results = ScriptedResults(folder: folder)
        let accounts = Accounts(store: store, sealer: try Self.sealer, time: time)
        let key = try await accounts.createKey(accountNamed: "acme")
        guard let secret = key.webhookSecret else { throw BenchError() }
        self.webhookSecret = secret
        guard let principal = try await accounts.authenticate(key.key) else { throw BenchError() }
        self.principal = principal
    }

    package static var sealer: Sealer {
        get throws {
            guard let masterKey else { throw BenchError() }
            return Sealer(masterKey)
        }
    }

    package struct BenchError: Error {}

    package var ports: EnginePorts {
        EnginePorts(
            store: store, states: LocalStates(), blobs: blobs,
            providers: .init(
                judge: judge, reviewer: reviewer, screener: studio, inspector: studio, generator: studio,
                labeller: studio,
                verifier: verifier, library: library, studio: upstream),
            network: .init(
                fetcher: fetcher, results: results, sender: sender, policy: URLPolicy(),
                address: PublicAddress("https://likeness.example")),
            renderTask: { view, language in Data("\(view.task.id) \(view.task.status.rawValue) \(language)".utf8) })
    }

    /// Made anew by each test that needs one: a second one is what comes after a restart.
    package func makeEngine() throws -> Engine {
        guard let masterKey = Self.masterKey else { throw BenchError() }
        return Engine(
            configuration: configuration, ports: ports, masterKey: masterKey, time: time,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A key of an account of its own.
    package func stranger() async throws -> Principal {
        let accounts = Accounts(store: store, sealer: try Self.sealer, time: time)
        let key = try await accounts.createKey(accountNamed: "stranger")
        guard let principal = try await accounts.authenticate(key.key) else { throw BenchError() }
        return principal
    }

    /// A person group as a verification makes it.
    package func makePerson(_ engine: Engine, project: ProjectName = .default) async throws -> GroupID {
        let run = try await HostedRun.start(self, engine, project: project)
        try await run.pass(self)
        guard let group = try await store.session(run.session)?.group else { throw BenchError() }
        return group
    }
}
