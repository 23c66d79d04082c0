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
    /// - Throws: `ConfigurationError.missingFile`, `.forbiddenFile`, `.unreadableFile` or `.listInFile`.
    func keys(isOptional: Bool) throws(ConfigurationError) -> [String] {
        guard let text = try text(isOptional: isOptional) else { return [] }
        do {
            guard let root = try Yams.compose(yaml: text), !root.isEmptyDocument else { return [] }
            guard let mapping = root.mapping else { throw ConfigurationError.unreadableFile(path: path) }
            return try keys(of: mapping, below: [])
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw .unreadableFile(path: path)
        }
    }

    private func text(isOptional: Bool) throws(ConfigurationError) -> String? {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            // One that is there but may not be read is another matter than one that is not there.
            switch (error as? CocoaError)?.code {
            case .fileReadNoSuchFile:
                guard isOptional else { throw .missingFile(path: path) }
                return nil
            default: throw .forbiddenFile(path: path)
            }
        }
    }

    /// A list would be ignored: settings of several parts are texts with commas.
    private func keys(of mapping: Node.Mapping, below parents: [String]) throws -> [String] {
        try mapping.flatMap { key, value -> [String] in
            let names = parents + [key.string ?? "?"]
            let name = names.joined(separator: ".")
            guard value.sequence == nil else { throw ConfigurationError.listInFile(name: name, file: path) }
            return try value.mapping.map { try keys(of: $0, below: names) } ?? [name]
        }
    }
}

extension Node {
    /// What a file of comments alone is.
    fileprivate var isEmptyDocument: Bool { scalar?.string.isEmpty ?? false }
}
