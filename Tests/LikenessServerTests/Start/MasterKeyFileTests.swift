// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessServer
import LikenessTesting
import Testing

@Suite struct MasterKeyFileTests {
    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func theFirstStartMakesAFileThatOnlyItsOwnerReads() async throws {
        try await TemporaryFolder.with { folder in
            _ = try MasterKeyFile(dataDirectory: folder.path).loadOrCreate()
            #expect(try mode("\(folder.path)/master.key") == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["master.key"])
        }
    }

    @Test func theNextStartReadsTheSameKey() async throws {
        try await TemporaryFolder.with { folder in
            let first = try Sealer(MasterKeyFile(dataDirectory: folder.path).loadOrCreate())
            let second = try Sealer(MasterKeyFile(dataDirectory: folder.path).loadOrCreate())
            let sealed = try first.seal(Secret("hello"), for: "row")
            #expect(try second.openSecret(sealed, for: "row").exposed == "hello")
        }
    }

    @Test func processesThatStartAtOnceGetOneKey() async throws {
        try await TemporaryFolder.with { folder in
            let sealers = try await withThrowingTaskGroup(of: Sealer.self) { group in
                for _ in 0..<16 {
                    group.addTask { try Sealer(MasterKeyFile(dataDirectory: folder.path).loadOrCreate()) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let sealed = try sealers[0].seal(Secret("hello"), for: "row")
            for sealer in sealers { #expect(try sealer.openSecret(sealed, for: "row").exposed == "hello") }
        }
    }

    @Test func aFileThatOthersCanReadIsRefused() async throws {
        try await TemporaryFolder.with { folder in
            let file = MasterKeyFile(dataDirectory: folder.path)
            _ = try file.loadOrCreate()
            let path = "\(folder.path)/master.key"
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: MasterKeyFile.Failure.self) { try file.loadOrCreate() }
        }
    }

    @Test(arguments: ["", "not base64!", "c2hvcnQ="])
    func aDamagedFileIsRefusedAndKept(content: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(content, name: "master.key")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: MasterKeyFile.Failure.damaged(path: path)) {
                try MasterKeyFile(dataDirectory: folder.path).loadOrCreate()
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        }
    }
}
