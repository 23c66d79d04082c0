// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessServer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a command finds its settings.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        name: .customLong("config"), help: "The YAML file with flat keys (default: ./likeness.yaml if it is there).")
    var file: String?

    @Option(name: .customLong("data-dir"), help: "The folder of the database, the files and the master key.")
    var dataDirectory: String?

    /// - Parameter overrides: what this command sets itself.
    func load(_ overrides: [Setting: String] = [:]) async throws -> LikenessConfiguration {
        var commandLine = overrides
        commandLine[.dataDirectory] = dataDirectory
        let sources = ConfigurationSources(
            commandLine: commandLine, environment: ProcessInfo.processInfo.environment, file: file)
        return try LikenessConfiguration(reader: try await sources.reader())
    }
}
