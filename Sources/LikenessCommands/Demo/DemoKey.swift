// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A key as an operator makes one beside a running server: `likeness keys create --json`.
struct DemoKey: Decodable, Sendable {
    let key: String
    let webhookSecret: String

    private enum CodingKeys: String, CodingKey {
        case key
        case webhookSecret = "webhook_secret"
    }

    static func make(for account: String, in folder: DemoFolder) async throws -> DemoKey {
        let result = try await Subprocess.run(
            .path(FilePath(try ProgramFile.path())),
            arguments: ["keys", "create", "--account", account, "--json", "--data-dir", folder.data],
            output: .bytes(limit: 64 * 1024), error: .string(limit: 64 * 1024))
        guard result.terminationStatus.isSuccess else {
            throw DemoFailure("likeness keys create said: \(result.standardError)")
        }
        return try JSONDecoder().decode(DemoKey.self, from: Data(result.standardOutput))
    }
}
