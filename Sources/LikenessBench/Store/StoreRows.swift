// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import ScratchPostgres
import StorePostgres
import StoreSQL
import StoreSQLite

/// What the stores do in a second, each against what a plain program gets out of the same database in the same run.
struct StoreRows {
    private static let rounds = 5
    /// As many callers at once as the floor of PostgreSQL has clients.
    static let callers = 32
    let folder: String

    func measure(report: ([BenchRow]) -> Void) async throws {
        report(try await sqlite("SQLite FULL", .full, goals: [5, nil, nil, nil]))
        report(try await sqlite("SQLite NORMAL", .normal, goals: [nil, nil, nil, nil]))
        let server = try await ScratchPostgres()
        report(
            try await postgres("PostgreSQL, a commit each", server, goals: [0.5, nil, 0.5, 0.5]) { settings in
                (settings.connections, settings.writers) = (Self.callers, Self.callers)
                settings.mostTogether = 1
            })
        report(try await postgres("PostgreSQL", server, goals: [1, nil, 1, 1]) { _ in })
        report([try await manyServers(server)])
    }

    private func manyServers(_ server: ScratchPostgres) async throws -> BenchRow {
        let load = ManyServers(
            settings: PostgresSettings(address: try PostgresAddress(try await server.makeDatabase())))
        let (three, one) = try await Rounds(count: Self.rounds).compare(
            { try await load.tasksPerSecond(servers: 3) }, { try await load.tasksPerSecond(servers: 1) })
        return BenchRow(
            "three servers of 16 running steps of 50 ms, of one server", figure: three, floor: one, unit: "1/s",
            better: .higher, goal: 2.5)
    }

    private func sqlite(_ name: String, _ durability: SQLiteDatabase.Durability, goals: [Double?]) async throws
        -> [BenchRow]
    {
        let path = "\(folder)/store-\(durability)"
        let store = SQLStore(try SQLiteDatabase(path: "\(path).sqlite", durability: durability))
        defer { try? store.close() }
        let floor = DurableWritesFloor(path: "\(path)-floor.sqlite", count: 500, durability: durability)
        return try await rows(
            name, store, store, [Floor(name: "one insert after another", goals: goals) { try floor.measure() }])
    }

    private func postgres(
        _ name: String, _ server: ScratchPostgres, goals: [Double?], _ change: (inout PostgresSettings) -> Void
    ) async throws -> [BenchRow] {
        var settings = PostgresSettings(address: try PostgresAddress(try await server.makeDatabase()))
        change(&settings)
        let store = try SQLStore.postgres(settings)
        defer { try? store.close() }
        // Another server, as its listener hears it.
        let other = try SQLStore.postgres(settings)
        defer { try? other.close() }
        let floor = try await PostgresFloor(server: server, clients: Self.callers)
        return try await rows(
            name, store, other,
            [
                Floor(name: "pgbench's bare insert", goals: goals) { try await floor.measure(.bareInsert) },
                Floor(name: "pgbench's simple update", goals: goals) { try await floor.measure(.simpleUpdate) },
                // Without goals: it tells what such a row costs whoever inserts it.
                Floor(name: "pgbench's insert of a task", goals: goals.map { _ in nil }) {
                    try await floor.measure(.taskInsert)
                },
            ])
    }

    private func rows(
        _ name: String, _ store: SQLStore, _ listener: SQLStore, _ floors: [Floor]
    ) async throws -> [BenchRow] {
        let load = try await StoreLoad(store)
        let rates = try await Rounds(count: Self.rounds).compare(
            [
                { try await load.createsPerSecond() }, { try await load.claimsPerSecond() },
                { try await load.endedPerSecond() }, { try await load.finishedPerSecond() },
            ] + floors.map(\.measure))
        let words = [
            "durable creates", "claims", "tasks claimed and finished", "tasks created, claimed and finished",
        ]
        let measured = zip(floors, rates.dropFirst(words.count)).flatMap { floor, rate in
            words.indices.map { index in
                BenchRow(
                    "\(name): \(words[index]), of \(floor.name)", figure: rates[index], floor: rate, unit: "1/s",
                    better: .higher, goal: floor.goals[index])
            }
        }
        let latency = try await PickUp(store: store, listener: listener).milliseconds()
        return measured + [BenchRow("\(name): pick-up of a task, mean", figure: latency, unit: "ms", limit: 5)]
    }

    /// What a plain program does, and which ratios to it are aimed at: of creates, claims, tasks claimed and finished,
    /// and tasks that went the whole way.
    private struct Floor {
        let name: String
        let goals: [Double?]
        let measure: () async throws -> Double
    }
}
