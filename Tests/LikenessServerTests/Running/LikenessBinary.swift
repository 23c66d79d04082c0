// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import ServerProcess
import Subprocess
import SystemPackage

/// The built command, beside the test bundle.
enum LikenessBinary {
    static var path: String {
        let bundle = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "likeness").path()
    }

    struct Output {
        let exitCode: Int32?
        let standardOutput: String
        let standardError: String
    }

    /// Runs a command to its end, without any setting of the surroundings.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Output {
        let result = try await Subprocess.run(
            .path(FilePath(path)), arguments: Arguments(arguments),
            environment: .custom(
                Dictionary(
                    uniqueKeysWithValues: environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
                        .map { (Environment.Key(stringLiteral: $0), $1) })),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        let code: Int32? = if case .exited(let code) = result.terminationStatus { code } else { nil }
        return Output(
            exitCode: code, standardOutput: result.standardOutput, standardError: result.standardError)
    }
}
