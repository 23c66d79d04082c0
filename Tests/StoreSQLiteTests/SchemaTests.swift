// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import LikenessCore
import StoreSQL
import StoreSQLite
import Testing

/// Which files the store takes.
@Suite struct SchemaTests {
    private func expectRefusal(_ code: StoreError.Code, of file: StoreFile) {
        let error = #expect(throws: StoreError.self) { try SQLStore.sqlite(path: file.path) }
        #expect(error?.code == code)
    }

    @Test func aFreshFileGetsTheSchema() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            #expect(try await store.hasNoAccounts())
        }
    }

    @Test func aFileOfANewerBuildIsRefusedAndLeftAlone() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            _ = try await file.addTask(to: store)
            try store.close()
            let raw = try file.raw()
            try await raw.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 of the future')")
            }
            expectRefusal(.newerSchema, of: file)
            #expect(try await raw.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM tasks") } == 1)
        }
    }

    @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() async throws {
        try await StoreFile.with { file in
            let raw = try file.raw()
            try await raw.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
            expectRefusal(.corrupt, of: file)
            let tables = try await raw.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") }
            #expect(tables == ["notes"])
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() async throws {
        try await StoreFile.with { file in
            let text = Data(String(repeating: "This is a letter. ", count: 400).utf8)
            try text.write(to: URL(filePath: file.path))
            expectRefusal(.corrupt, of: file)
            #expect(try Data(contentsOf: URL(filePath: file.path)) == text)
        }
    }

    @Test func aDamagedFileSaysSo() async throws {
        try await StoreFile.with { file in
            let store = try SQLStore.sqlite(path: file.path)
            for _ in 0..<200 { _ = try await file.addTask(to: store) }
            try store.close()
            let url = URL(filePath: file.path)
            var bytes = try Data(contentsOf: url)
            // The first page, with the header and the schema, stays.
            for index in 4096..<bytes.count { bytes[index] = 0x5A }
            try bytes.write(to: url)
            let error = await #expect(throws: StoreError.self) {
                let damaged = try SQLStore.sqlite(path: file.path)
                _ = try await damaged.nextTaskDue(.video)
            }
            #expect(error?.code == .corrupt)
        }
    }

    @Test func aFileInAFolderThatIsNotThereCannotBeOpened() async throws {
        try await StoreFile.with { file in
            expectRefusal(.unavailable, of: file.sibling("none/likeness.sqlite"))
        }
    }
}
