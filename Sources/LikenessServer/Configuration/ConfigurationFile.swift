// SPDX-License-Identifier: Apache-2.0

import Yams

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A YAML file's keys, for their spelling: swift-configuration reads those that it is asked for and ignores the rest.
struct ConfigurationFile {
    let path: String

    /// The keys as `Setting.yamlKey` writes them, those of nested mappings joined by dots; empty without a file.
    /// - Parameter isOptional: whether the file may be missing.
    /// - Throws: `ConfigurationError.missingFile` or `.unreadableFile`.
    func keys(isOptional: Bool) throws(ConfigurationError) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else {
            if isOptional { return [] }
            throw .missingFile(path: path)
        }
        do {
            let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            guard let root = try Yams.compose(yaml: text), !root.isEmptyDocument else { return [] }
            guard let mapping = root.mapping else { throw ConfigurationError.unreadableFile(path: path) }
            return Self.keys(of: mapping, below: [])
        } catch {
            throw .unreadableFile(path: path)
        }
    }

    private static func keys(of mapping: Node.Mapping, below parents: [String]) -> [String] {
        mapping.flatMap { key, value -> [String] in
            let names = parents + [key.string ?? "?"]
            return value.mapping.map { keys(of: $0, below: names) } ?? [names.joined(separator: ".")]
        }
    }
}

extension Node {
    /// What a file of comments alone is.
    fileprivate var isEmptyDocument: Bool { scalar?.string.isEmpty ?? false }
}
