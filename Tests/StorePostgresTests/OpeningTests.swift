// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore
import LikenessTesting
import ScratchPostgres
import ServerProcess
import StoreSQL
import Testing

@testable import StorePostgres

/// Which servers and databases the store takes.
@Suite struct OpeningTests {
    /// A fresh database, and `psql` on it.
    private func database() async throws -> (settings: PostgresSettings, run: (String) async throws -> String) {
        let server = try await ScratchPostgres.shared()
        let url = try await server.makeDatabase()
        return (
            PostgresSettings(address: try PostgresAddress(url)),
            { try await server.run("psql", ["-X", "-At", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", $0]) }
        )
    }

    private func name(_ settings: PostgresSettings) -> Substring {
        settings.address.description.split(separator: "/").last ?? ""
    }

    private func expectRefusal(_ code: StoreError.Code, _ settings: PostgresSettings) async {
        let error = await #expect(throws: StoreError.self) { try await ScratchStore.open(settings) }
        #expect(error?.code == code)
    }

    @Test func severalServersThatStartAtOnceMakeOneSchema() async throws {
        var (settings, run) = try await database()
        (settings.connections, settings.writers) = (1, 1)
        let start = settings
        try await withThrowingDiscardingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try await ScratchStore.open(start)
                    #expect(try await store.hasNoAccounts())
                    await ScratchStore.close(store)
                }
            }
        }
        let steps = try await run("SELECT count(*), count(DISTINCT name) FROM schema_steps")
        #expect(steps == "\(SchemaStep.all(in: .postgres).count)|\(SchemaStep.all(in: .postgres).count)")
    }

    /// A backup reads every table for as long as it takes.
    @Test(.timeLimit(.minutes(3))) func whileABackupReadsATableAStepWaitsAndHoldsUpNobody() async throws {
        let (settings, run) = try await database()
        let backup = try PostgresConnection(to: settings.address, name: "backup")
        let steps = SchemaStep.all(in: .postgres).prefix { $0.name != "6 answers" }
        try PostgresSchema(connection: backup, steps: Array(steps)).bringUpToDate()
        try backup.simple("BEGIN; LOCK TABLE idempotency IN ACCESS SHARE MODE")
        let start = settings
        async let opened = ScratchStore.open(start)
        try await Eventually.holds("the step waits for the table") {
            try await run(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                == "1"
        }
        _ = try await run("SET statement_timeout = '20s'; DELETE FROM idempotency")
        try backup.simple("COMMIT")
        await ScratchStore.close(try await opened)
        #expect(try await run("SELECT count(*) FROM schema_steps WHERE name = '6 answers'") == "1")
    }

    @Test func aDatabaseOfANewerBuildIsRefusedAndLeftAlone() async throws {
        let (settings, run) = try await database()
        await ScratchStore.close(try await ScratchStore.open(settings))
        _ = try await run("INSERT INTO schema_steps (name, checksum) VALUES ('99 of the future', 'x')")
        await expectRefusal(.newerSchema, settings)
    }

    @Test func aSchemaThatWasChangedByHandIsRefused() async throws {
        let (settings, run) = try await database()
        await ScratchStore.close(try await ScratchStore.open(settings))
        _ = try await run("UPDATE schema_steps SET checksum = 'x' WHERE number = 1")
        await expectRefusal(.corrupt, settings)
    }

    @Test func anotherProgramsTablesAreRefusedAndLeftAlone() async throws {
        let (settings, run) = try await database()
        _ = try await run("CREATE TABLE tasks (what TEXT)")
        await expectRefusal(.corrupt, settings)
        #expect(try await run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == "tasks")
    }

    @Test func aUserWithoutRightsIsSaid() async throws {
        let (settings, run) = try await database()
        _ = try await run("CREATE ROLE guest LOGIN")
        var guest = settings
        guest.address = try PostgresAddress(
            try await ScratchPostgres.shared().url(of: String(name(settings)), user: "guest"))
        await expectRefusal(.missingRights, guest)
        #expect(try await run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0")
    }

    @Test func aDatabaseThatOnlyReadsIsSaid() async throws {
        let (settings, run) = try await database()
        _ = try await run("ALTER DATABASE \(name(settings)) SET default_transaction_read_only = on")
        await expectRefusal(.readOnly, settings)
    }

    @Test func aServerThatIsTooOldIsSaid() async throws {
        var (settings, _) = try await database()
        settings.oldestServer = 990_000
        await expectRefusal(.oldServer, settings)
    }

    @Test func aServerThatIsNotThereIsSaid() async throws {
        await expectRefusal(
            .unavailable, PostgresSettings(address: try PostgresAddress("postgres://postgres@127.0.0.1:1/x")))
    }

    @Test func aDatabaseThatIsNotThereIsSaid() async throws {
        let server = try await ScratchPostgres.shared()
        await expectRefusal(.noDatabase, PostgresSettings(address: try PostgresAddress(server.url(of: "none"))))
    }

    @Test func aServerThatIsFullIsSaid() async throws {
        let (settings, run) = try await database()
        _ = try await run("CREATE ROLE narrow LOGIN CONNECTION LIMIT 0")
        var narrow = settings
        narrow.address = try PostgresAddress(
            try await ScratchPostgres.shared().url(of: String(name(settings)), user: "narrow"))
        await expectRefusal(.tooManyConnections, narrow)
    }

    @Test func aServerWithoutTheEncryptionThatIsAskedForIsSaid() async throws {
        let port = try FreePort.find()
        let server = try await ScratchPostgres(port: port)
        let address = "postgres://postgres@127.0.0.1:\(port)/postgres?sslmode"
        await ScratchStore.close(
            try await ScratchStore.open(PostgresSettings(address: try PostgresAddress("\(address)=prefer"))))
        await expectRefusal(.noEncryption, PostgresSettings(address: try PostgresAddress("\(address)=require")))
        try await server.stop(.immediate)
    }

    @Test func aUserThatIsNotKnownIsSaid() async throws {
        let server = try await ScratchPostgres.shared()
        await expectRefusal(
            .refusedLogin, PostgresSettings(address: try PostgresAddress(server.url(of: "postgres", user: "nobody"))))
    }
}
