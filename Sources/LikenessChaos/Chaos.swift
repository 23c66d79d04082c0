// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LibPQ
import LikenessCore
import ScratchPostgres
import ServerProcess
import StorePostgres
import StoreSQL
import StoreSQLite

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Real servers on a scratch store, a mixed load, and one disaster after another; at the end it is counted what was
/// lost, done twice, or not told. Everything is on this machine: the vendor, the receivers and the database too.
package struct Chaos: Sendable {
    package enum Failure: Error, CustomStringConvertible {
        case noKey
        case noDisaster

        package var description: String {
            switch self {
            case .noKey: "the first server printed no API key"
            case .noDisaster:
                "none of these disasters is possible here: database needs postgres, disk sqlite, upgrade --older"
            }
        }
    }

    private let options: ChaosOptions
    private let folder: String
    private let results: [String: [UInt8]]
    private let picture: [UInt8]

    /// - Parameters:
    ///   - folder: an empty one, for data and logs.
    ///   - results: the files of a finished video, as the stand-in wants them.
    ///   - picture: a PNG without a face.
    package init(_ options: ChaosOptions, folder: String, results: [String: [UInt8]], picture: [UInt8]) {
        self.options = options
        self.folder = folder
        self.results = results
        self.picture = picture
    }

    /// - Parameter tell: gets a line about each round.
    package func run(_ tell: @escaping @Sendable (String) -> Void) async throws -> ChaosReport {
        let disasters = Disaster.allCases.filter {
            options.disasters.contains($0) && $0.isPossible(in: options)
        }
        guard !disasters.isEmpty else { throw Failure.noDisaster }
        let ledger = Ledger()
        let vendor = Vendor(results: results)
        let outside = Outside(ledger: ledger, picture: picture, seed: options.seed)
        let database = options.store == .postgres ? try await ScratchPostgres() : nil
        let databaseURL = try await database?.makeDatabase()
        return try await LocalService.run(outside.router()) { outsideAddress in
            try await LocalService.run(vendor.standIn.router()) { vendorAddress in
                var settings = Vendor.settings(vendorAddress).merging(serverSettings(outsideAddress)) { $1 }
                settings["LIKENESS_STORE"] = databaseURL
                let rollout = Rollout(current: options.executable, older: options.older)
                let fleet = try self.fleet(settings, rollout)
                return try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await vendor.standIn.postCallbacks() }
                    defer { group.cancelAll() }
                    return try await fleet.run {
                        let wire = Wire(key: try key(of: fleet))
                        let client = Client(
                            fleet: fleet, wire: wire, ledger: ledger, outside: outsideAddress, vendor: vendorAddress,
                            patience: options.patience)
                        // Whoever opens a store brings its schema up to date, and that is the upgrade's to do.
                        let rescue =
                            options.older == nil ? RescueWatch(store: try await openStore(databaseURL)) : nil
                        let course = ChaosCourse(
                            options: options, disasters: disasters, fleet: fleet, client: client, vendor: vendor,
                            database: database, databaseFile: databaseFile, rescue: rescue,
                            rollout: rollout)
                        return try await course.run(tell)
                    }
                }
            }
        }
    }

    private var databaseFile: String { "\(folder)/data/likeness.sqlite" }

    private func serverSettings(_ outside: String) -> [String: String] {
        [
            "LIKENESS_HOST": "127.0.0.1", "LIKENESS_DATA_DIR": "\(folder)/data",
            "LIKENESS_MODELS_DIR": options.modelsDirectory, "LIKENESS_RATE_LIMIT": "1000000",
            "LIKENESS_RATE_BURST": "1000000", "LIKENESS_STORE_CONNECTIONS": "4",
            "LIKENESS_MASTER_KEY": Data(RandomBytes.make(32)).base64EncodedString(),
            "LIKENESS_FETCH_ALLOW": String(outside.dropFirst("http://".count)),
        ]
    }

    /// Each has a port for good: the vendor calls back to where it was told.
    private func fleet(_ settings: [String: String], _ rollout: Rollout) throws -> ServerFleet {
        ServerFleet(
            slots: try (1...options.servers).map { number in
                ServerSlot(
                    number: number, rollout: rollout,
                    settings: settings.merging(["LIKENESS_PORT": "\(try FreePort.find())"]) { $1 },
                    logPath: "\(folder)/server-\(number).log")
            })
    }

    private func key(of fleet: ServerFleet) throws -> String {
        let words = fleet.slots[0].notices.flatMap { $0.split(separator: " ") }
        guard let key = words.first(where: { $0.hasPrefix("sk-") }) else { throw Failure.noKey }
        return String(key)
    }

    /// The servers' store, to look at their leases. It is not written to.
    private func openStore(_ url: String?) async throws -> SQLStore {
        guard let url else { return try SQLStore.sqlite(path: databaseFile) }
        var settings = PostgresSettings(address: try PostgresAddress(url))
        settings.connections = 2
        settings.writers = 1
        return try SQLStore.postgres(settings)
    }
}
