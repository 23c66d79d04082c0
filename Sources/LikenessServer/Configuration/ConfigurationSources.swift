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

    /// - Throws: `ConfigurationError` for an unreadable file, and for a `LIKENESS_…` variable or a key in the file that
    ///   nothing reads.
    package func reader() async throws -> ConfigReader {
        try checkNames()
        let overrides = Dictionary(
            uniqueKeysWithValues: commandLine.map { setting, value in
                (AbsoluteConfigKey(setting.keyComponents), ConfigValue(.string(value), isSecret: setting.isSecret))
            })
        let sources: [any ConfigProvider] = [
            InMemoryProvider(name: "command line", values: overrides),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "likeness"),
        ]
        return ConfigReader(providers: sources + (try await yaml()))
    }

    private var path: String { file ?? "likeness.yaml" }

    /// None for a file in which nothing is set: swift-configuration takes it for a broken one.
    private func yaml() async throws -> [any ConfigProvider] {
        let keys = try ConfigurationFile(path: path).keys(isOptional: file == nil)
        try check(keys)
        guard !keys.isEmpty else { return [] }
        do {
            return [try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))]
        } catch {
            throw ConfigurationError.unreadableFile(path: path)
        }
    }

    /// A misspelt variable would be ignored in silence; nobody wants to find that out later.
    private func checkNames() throws {
        let ours = environment.keys.filter { $0.hasPrefix("LIKENESS_") && !Self.reserved($0) }
        guard let (stray, nearest) = Self.stray(among: ours, known: Setting.allCases.map(\.rawValue)) else { return }
        throw ConfigurationError.unknownSetting(name: stray, nearest: nearest)
    }

    /// Nor a misspelt key.
    private func check(_ keys: [String]) throws {
        guard let (stray, nearest) = Self.stray(among: keys, known: Setting.allCases.map(\.yamlKey)) else { return }
        throw ConfigurationError.unknownKey(name: stray, file: path, nearest: nearest)
    }

    /// The first name that is none of those known, with the one that was probably meant.
    private static func stray(among names: [String], known: [String]) -> (name: String, nearest: String?)? {
        guard let stray = names.sorted().first(where: { !known.contains($0) }) else { return nil }
        let nearest = known.min { distance($0, stray) < distance($1, stray) }
        return (stray, nearest.flatMap { distance($0, stray) <= 4 ? $0 : nil })
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
