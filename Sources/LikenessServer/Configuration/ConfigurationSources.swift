// SPDX-License-Identifier: Apache-2.0

package import Configuration
import SystemPackage

/// Where settings come from: command line, then environment, then `likeness.yaml`, then the defaults.
package struct ConfigurationSources: Sendable {
    package let commandLine: [Setting: String]
    package let environment: [String: String]
    /// Nil: `./likeness.yaml` if it is there. A file named here must be there.
    package let file: String?

    package init(commandLine: [Setting: String] = [:], environment: [String: String], file: String? = nil) {
        self.commandLine = commandLine
        self.environment = environment
        self.file = file
    }

    /// - Throws: `ConfigurationError` for an unreadable file or a `LIKENESS_…` variable that nothing reads.
    package func reader() async throws -> ConfigReader {
        try checkNames()
        let overrides = Dictionary(
            uniqueKeysWithValues: commandLine.map { setting, value in
                (AbsoluteConfigKey(setting.keyComponents), ConfigValue(.string(value), isSecret: setting.isSecret))
            })
        return ConfigReader(providers: [
            InMemoryProvider(name: "command line", values: overrides),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "likeness"),
            try await yaml(),
        ])
    }

    private func yaml() async throws -> FileProvider<YAMLSnapshot> {
        let path = file ?? "likeness.yaml"
        do {
            return try await FileProvider<YAMLSnapshot>(filePath: FilePath(path), allowMissing: file == nil)
        } catch {
            throw ConfigurationError.unreadableFile(path: path)
        }
    }

    /// A misspelt variable would be ignored in silence; nobody wants to find that out later.
    private func checkNames() throws {
        let known = Set(Setting.allCases.map(\.rawValue))
        let ours = environment.keys.filter { $0.hasPrefix("LIKENESS_") && !Self.reserved($0) }
        guard let stray = ours.sorted().first(where: { !known.contains($0) }) else { return }
        let nearest = known.min { Self.distance($0, stray) < Self.distance($1, stray) }
        throw ConfigurationError.unknownSetting(
            name: stray, nearest: nearest.flatMap { Self.distance($0, stray) <= 4 ? $0 : nil })
    }

    /// Names for the tests and for commands that talk to a server, which the server does not read.
    private static func reserved(_ name: String) -> Bool {
        name.hasPrefix("LIKENESS_TEST_") || name.hasPrefix("LIKENESS_CLIENT_")
    }

    /// Levenshtein's distance.
    private static func distance(_ lhs: String, _ rhs: String) -> Int {
        var row = Array(0...rhs.utf8.count)
        for (i, left) in lhs.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in rhs.utf8.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[rhs.utf8.count]
    }
}
